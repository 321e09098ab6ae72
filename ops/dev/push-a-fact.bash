#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Pushes one fact as plain JSON, with curl and openssl alone: what a warehouse's or laboratory's own program has to do.
#   ops/dev/push-a-fact.bash URL LOGIN PASSWORD HOSPITAL STORE ITEM BATCH EXPIRY QUANTITY
#   ops/dev/push-a-fact.bash http://127.0.0.1:9080 admin ... RMP-DH01 MAIN PARA500T W-17 2027-05-31 100
# OUTPOST_LABEL is what is written on the machine. The login is one that may write the fact at that place. Keys, ids and the chain are made anew at each run here; a real
# program keeps all three, because they are its identity and the memory of what it has sent.
set -euo pipefail
(( $# == 9 )) || { sed -n '3,7s/^# //p' "$0" >&2; exit 2; }
url=$1 login=$2 password=$3 hospital=$4 store=$5 item=$6 batch=$7 expiry=$8 quantity=$9
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
id() { head -c 400 /dev/urandom | LC_ALL=C tr -dc '0-9a-hjkmnp-tv-z' | head -c 16; }
hash() { openssl dgst -sha256 -r | cut -d' ' -f1; }
sign() { openssl dgst -sha256 -sign "$work/key.pem" | base64 | tr -d '\n'; }
word() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" <<<"$2"; }

# 1. A machine is a key pair. It is enrolled by the sign-in at it of somebody who may.
openssl ecparam -name prime256v1 -genkey -noout -out "$work/key.pem"
key=$(openssl ec -in "$work/key.pem" -pubout -outform DER 2>/dev/null | base64 | tr -d '\n')
device=$(id) writer=$(id) home="H/$hospital"
signed_in=$(curl -sS --fail-with-body "$url/api/v1/access/sign-in" -H 'Content-Type: application/json' -d \
  "{\"login\":\"$login\",\"password\":\"$password\",\"device\":{\"id\":\"$device\",\"publicKey\":\"$key\",\"label\":\"${OUTPOST_LABEL:-curl}\",\"at\":\"$home\"}}")
who=$(word user "$signed_in")

# 2. Every request is signed over method, path and the hash of its body.
post() {
  local signature
  signature=$(printf 'POST\n%s\n%s' "$1" "$(printf %s "$2" | hash)" | sign)
  curl -sS --fail-with-body "$url$1" -H 'Content-Type: application/json' -H "Outpost-Device: $device" \
    -H "Outpost-Signature: $signature" -d "$2"
}
now=$(($(date +%s) * 1000))
hello=$(post /api/v1/sync/hello \
  "{\"device\":\"$device\",\"writer\":\"$writer\",\"home\":\"$home\",\"lastSeq\":0,\"cursors\":[],\"app\":\"curl\",\"schema\":1,\"clockMillis\":$now}")
token=$(word token "$hello")

# 3. A fact in its one form: keys in order, no blanks. Its number is the writer's next, its clock milliseconds x 2048.
fact="{\"core\":{\"aggregates\":[\"stock/$hospital:$store/$item/$batch\"],\"clock\":$((now * 2048)),\"happened\":$now,\"home\":\"$home\",\"recorded\":$now,\"seq\":1,\"structure\":{\"batch\":\"$batch\",\"challan\":\"by curl\",\"expiry\":\"$expiry\",\"item\":\"$item\",\"quantity\":$quantity,\"store\":\"$hospital:$store\"},\"type\":\"ReceiveStock\",\"version\":1,\"who\":\"$who\",\"writer\":\"$writer\"}}"

# 4. A frozen batch: the header names the hash of the facts and of the batch before, and is what the machine signs.
header="{\"bodyHash\":\"$(printf '[%s]' "$fact" | hash)\",\"device\":\"$device\",\"firstSeq\":1,\"lastSeq\":1,\"number\":1,\"previous\":\"$(printf '0%.0s' {1..64})\",\"random\":\"$(openssl rand -hex 16)\",\"writer\":\"$writer\"}"
answer=$(post /api/v1/sync/exchange \
  "{\"device\":\"$device\",\"writer\":\"$writer\",\"token\":\"$token\",\"unsent\":1,\"batches\":[{\"header\":$header,\"signature\":\"$(printf %s "$header" | sign)\",\"facts\":[$fact]}],\"cursors\":[],\"wants\":[],\"maxBytes\":10000}")

# 5. TAKEN: it is committed. The same batch sent again gets the same answer and counts once.
echo "$writer.1 $(word standing "$answer")"
