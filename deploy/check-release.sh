#!/usr/bin/env bash
# Whether a release works where there is nothing: unpacks it, compares every file, and starts it in an empty network with no .NET in
# reach; signs in, registers a report, verifies the chain, stops.
#   bash deploy/check-release.sh ARCHIVE
# For the processor it runs on. Wants root or user namespaces, ip, curl.
set -euo pipefail
say() { echo "check-release: $*"; }
fail() { echo "check-release: $*" >&2; exit 1; }

inside() {
  local app=$1/app/HrBureau.Host data=$2/data pid code token
  ip link set lo up
  [[ $(ip -br link | wc -l) == 1 ]] || fail "there is more than loopback: $(ip -br link)"
  # Whatever the machine has of .NET is out of reach here.
  for place in /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet "${HOME:-/nowhere}/.dotnet" "${HOME:-/nowhere}/.nuget"; do
    [[ ! -d $place ]] || mount -t tmpfs none "$place"
  done
  ! dotnet --version > /dev/null 2>&1 || fail "there is still a dotnet"

  export HRB_DATA=$data HRB_BOOTSTRAP_PASSWORD=county-check-2026 ASPNETCORE_URLS=http://127.0.0.1:5080
  "$app" > "$2/log" 2>&1 &
  pid=$!
  for ((i = 0; i < 120; i++)); do
    "$app" health ready > /dev/null 2>&1 && break
    kill -0 "$pid" 2> /dev/null || { cat "$2/log" >&2 && fail "it ended"; }
    sleep 0.5
  done
  "$app" health ready || { cat "$2/log" >&2 && fail "it is not ready after a minute"; }
  token=$(curl -sS --fail -m 20 -H 'content-type: application/json' -d '{"officer":"duty-zhou","password":"county-check-2026"}' "$ASPNETCORE_URLS/api/sign-in" | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
  [[ $token ]] || fail "nobody could sign in"
  curl -sS --fail -m 20 -o "$2/reported" -H "authorization: Bearer $token" -H 'idempotency-key: check' -H 'content-type: application/json' \
    -d "{\"source\":\"hotline\",\"reportedAt\":\"$(date -u +%FT%TZ -d '-1 minute')\",\"employer\":{\"name\":\"Check\"},\"place\":\"Gate\",\"headcount\":12,\"description\":\"check\"}" "$ASPNETCORE_URLS/api/reports"
  curl -sS --fail -m 20 -o "$2/page" "$ASPNETCORE_URLS/sign-in"
  grep -q 'charset' "$2/page" || fail "the sign-in page is empty"
  ! grep -oE '(src|href)="(https?:)?//[^"]*"' "$2/page" || fail "the sign-in page wants something from outside"
  "$app" verify | tail -n 4
  kill -TERM "$pid"
  code=0
  wait "$pid" || code=$?
  ((code == 0)) || { cat "$2/log" >&2 && fail "it ended with $code"; }
}

if [[ ${1:-} == --inside ]]; then
  inside "$2" "$3"
  exit
fi

(($# == 1)) || fail "usage: check-release.sh ARCHIVE"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -C "$work" -xzf "$1"
unpacked=$(echo "$work"/hrbureau-*)
(cd "$unpacked" && sha256sum --quiet --strict -c SHA256SUMS)
[[ $(cd "$unpacked" && find . -type f ! -name SHA256SUMS | wc -l) == $(wc -l < "$unpacked/SHA256SUMS") ]] || fail "a file is not in SHA256SUMS"
say "$(wc -l < "$unpacked/SHA256SUMS") files are what was packed"
separate=(unshare --net --mount)
((EUID == 0)) || separate+=(--map-root-user)
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="${HOME:-/}" LANG=C.UTF-8 "${separate[@]}" bash "${BASH_SOURCE[0]}" --inside "$unpacked" "$work"
say "started, signed in, registered, verified and stopped without network and without .NET"
