#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# setup.sh CACHE: makes the rivals of the sync bench ready in CACHE, by the ordinary clients of their registries. Does
# nothing where they are ready for these very files. Needs node, npm, mvn and a JDK in JAVA_HOME.
set -euo pipefail
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
CACHE="$1"
stamp="$(cat "$HERE"/pouchdb/package.json "$HERE"/symmetricds/pom.xml "$HERE"/symmetricds/src/*.java \
  | cksum | cut -d' ' -f1)-$("$JAVA_HOME/bin/java" -version 2>&1 | cksum | cut -d' ' -f1)"
mkdir -p "$CACHE"
exec 7>"$CACHE/setup.lock"
if command -v flock >/dev/null; then flock 7; fi

pouchdb() {
  mkdir -p "$CACHE/pouchdb"
  cp "$HERE/pouchdb/package.json" "$CACHE/pouchdb/"
  (cd "$CACHE/pouchdb" && npm install --no-audit --no-fund --loglevel=error)
}

symmetricds() {
  local place="$CACHE/symmetricds"
  rm -rf "$place"; mkdir -p "$place/classes"
  cp "$HERE/symmetricds/pom.xml" "$place/"
  (cd "$place" && mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib)
  "$JAVA_HOME/bin/javac" -nowarn -proc:none -cp "$place/lib/*" -d "$place/classes" "$HERE"/symmetricds/src/*.java
}

for rival in pouchdb symmetricds; do
  [[ "$(cat "$CACHE/$rival.ready" 2>/dev/null)" == "$stamp" ]] && continue
  "$rival"
  printf '%s\n' "$stamp" >"$CACHE/$rival.ready"
done
