# SPDX-License-Identifier: Apache-2.0
# Of the verb `bench`: what it says of itself and what it needs. Read by `outpost`, never run.

help_bench() {
  cat <<'TEXT'
usage: ./outpost bench NAME [options of NAME] [--json] [--check]
Prints every figure beside its target with `ok` or `short`, and keeps the run as a line in ops/bench/results/NAME.ndjson
with commit and machine.
  desk             search, likely duplicates and save at a counter with 200,000 patients; a clerk's day of 300 people at two
                   counters with the line down and one of them killed
     --only day,import   these parts alone: few, many, import, numbers, start, day; and killed, which runs
                         only when named: a register whose counter is killed half-way, with --rows 100000
     --visitors N        of the clerk's day (default 300)
     --rows N            of the register that comes in meanwhile (default 5,000)
  sync             our sync beside PouchDB and SymmetricDS on the same rows and line: W1 pushes 10,000 registrations,
                   W2 gives 100,000 to a new counter, W3 carries 1,000 edits each way
     --shaped            over 64 kbit/s, 600 ms and a cut every 30 s, instead of loopback
     --stored            our cost beside 10,000, 100,000 and 1,000,000 stored (--sizes N,N to choose)
     --only W1,W3        these alone
     --peers ours,pouchdb,symmetricds   these alone
     --rounds N          how often (default 3, shaped and stored once); the table has medians
     --divide N          a part of the rows, to try it out
  ingest           facts a second into the whole server from 1, 8, 64 and 300 machines, beside the database's own limit
  --json           the line instead of the table
  --check          exit 1 when a figure is short
TEXT
}

# What the rivals of `bench sync` run on; nothing where none of them takes part.
need_rivals() {
  local missing=()
  [[ " $* " != *" --stored "* && " $* " != *" --peers ours "* && " $* " != *" --peers outpost "* ]] || return 0
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  command -v mariadbd >/dev/null || missing+=(mariadb-server)
  command -v mvn >/dev/null || missing+=(maven)
  [[ ${#missing[@]} -eq 0 ]] || need_packages "comparing with other sync systems" "${missing[@]}"
}
