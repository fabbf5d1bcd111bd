#!/usr/bin/env bash
# Once, before the first "docker compose up": makes every secret of docker-compose.yml in deploy/containers/secrets, and with the
# image the token of the web processes. Run again it makes what is missing and changes nothing.
#   bash deploy/containers/prepare.sh [NAME|ADDRESS]...     names of the HTTPS certificate; localhost and 127.0.0.1 by themselves
#   bash deploy/containers/prepare.sh --renew-nodes         new certificates of silos, web processes and database, in the place of the old
# A certificate of your own: put key and chain together into secrets/tls.pem first.
# ENGINE=podman uses another engine.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
secrets=$here/secrets
engine=${ENGINE:-docker}
image=$(sed -n 's/.*HRBUREAU_IMAGE:-\([^}]*\)}.*/\1/p' "$root/docker-compose.yml")
image=${HRBUREAU_IMAGE:-$image}

# The folder is closed to everybody else on this machine; within the containers the files are handed to accounts of other numbers.
mkdir -p "$secrets"
# Keeps what a command prints, unless it was kept before.
keep() {
  local file=$secrets/$1
  [[ ! -s $file ]] || return 0
  "${@:2}" > "$file.new"
  [[ -s $file.new ]] || { rm -f "$file.new" && echo "$1 came out empty" >&2 && exit 1; }
  chmod 444 "$file.new"
  mv "$file.new" "$file"
  echo "made $1"
}

password() { openssl rand -base64 24 | tr '+/' '-_'; }
string() { printf 'Host=db;Database=hrbureau;Username=%s;Password=%s;SSL Mode=VerifyFull;Root Certificate=/run/secrets/node-root\n' "$2" "$(cat "$secrets/$1")"; }

# Puts what a command prints into a file that is there: what is mounted in a container is the file and not its name.
renew() {
  local file=$secrets/$1
  "${@:2}" > "$file.new"
  chmod 600 "$file"
  cat "$file.new" > "$file"
  chmod 444 "$file"
  rm "$file.new"
  echo "renewed $1"
}

# Key and certificate of a silo, a web process or the database, from an authority that no device trusts.
node() {
  local name=$1 pair=$2 how=keep
  [[ ! -s $secrets/$name-key ]] || { [[ $again ]] && how=renew; } || return 0
  bash "$root/deploy/own-ca.sh" "$here/nodes" "${@:3}" > /dev/null
  "$how" "$name-cert" cat "$here/nodes/$pair.crt"
  "$how" "$name-key" cat "$here/nodes/$pair.key"
}

# Signed with the key above, in a container without any network.
token() {
  "$engine" run --rm --network none --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
    -v "$secrets/token-key:/run/secrets/token-key:ro" -e HRB_ROLE=silo -e HRB_COUNTY=demo -e HRB_DATABASE=Host=none \
    -e HRB_TOKEN_KEY_FILE=/run/secrets/token-key -e HRB_DATA=/tmp/data "$image" admin service-token
}

again=
[[ ${1:-} != --renew-nodes ]] || { again=yes && shift; }
node silo silo --node silo
node web web --node web
node db server --renew db
keep node-root cat "$here/nodes/root.crt"
for name in db-owner-password db-run-password db-web-password bootstrap-password grafana-password; do keep "$name" password; done
keep database-owner string db-owner-password hrb_owner
keep database-run string db-run-password hrb_run
keep database-web string db-web-password hrb_web
keep token-key openssl rand -base64 48
if [[ ! -s $secrets/tls.pem ]]; then
  bash "$root/deploy/own-ca.sh" "$here/ca" localhost 127.0.0.1 "$@"
  keep tls.pem cat "$here/ca/server.key" "$here/ca/server.crt"
fi
keep service-token token

echo "Ready. The password of the demonstration accounts stands in $secrets/bootstrap-password, that of Grafana's admin in $secrets/grafana-password."
