#!/usr/bin/env bash
# The cluster shape as plain processes on one machine, to look at and to try failures on: a PostgreSQL of its own, migrate, three
# silos, two web processes and, where haproxy is installed, one address in front of both. Everything lies in one folder.
#   bash deploy/local-cluster.sh up [FOLDER]        makes what is missing, starts what does not run, waits until all are ready
#   bash deploy/local-cluster.sh status [FOLDER]
#   bash deploy/local-cluster.sh down [FOLDER]      stops what it started; what was kept stays, "up" goes on with it
# In an unpacked release it starts the program there; HRB_PROGRAM names another. FOLDER is data/cluster by itself.
# Kill one process and start it again: kill -9 $(cat FOLDER/silo-2.pid), then "up".
set -euo pipefail
umask 077
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
say() { echo "$*"; }
refuse() { echo "$*" >&2; exit 1; }

(($# >= 1)) || refuse "usage: local-cluster.sh up|status|down [FOLDER]"
folder=$(realpath -m "${2:-$root/data/cluster}")
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2> /dev/null | sort -V | tail -n 1 || true)

if [[ ${HRB_PROGRAM:-} ]]; then
  program=("$HRB_PROGRAM")
elif [[ -x $root/app/HrBureau.Host ]]; then
  built=$root/app/HrBureau.Host
  program=("$built")
else
  built=$root/artifacts/bin/HrBureau.Host/release/HrBureau.Host.dll
  program=(dotnet "$built")
fi

# What another shell left set would reach every process.
while IFS= read -r name; do unset "$name"; done < <(compgen -e | grep -E '^(HRB_|ASPNETCORE_|OTEL_)' | grep -v '^HRB_PROGRAM$' || true)

# PostgreSQL refuses to run as root; root lends its folder to the account the package made.
as_postgres=()
((EUID != 0)) || as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups)

# A process of ours: the number is the one we wrote down, and it still runs what we started it with.
runs() {
  local pid mark
  [[ -s $folder/$1.pid ]] || return 1
  read -r pid mark < "$folder/$1.pid"
  [[ $mark == "$(start_of "$pid")" ]]
}

# When the kernel started it, unless it has ended: a number given out again has another.
start_of() { sed 's/.*) //' "/proc/$1/stat" 2> /dev/null | awk '$1 != "Z" { print $20 }'; }

launch() {
  local name=$1 pid
  shift
  setsid "$@" >> "$folder/$name.log" 2>&1 < /dev/null &
  pid=$!
  echo "$pid $(start_of "$pid")" > "$folder/$name.pid"
}

stop() {
  local name=$1 signal=$2 pid
  runs "$name" || { rm -f "$folder/$name.pid" && return; }
  read -r pid _ < "$folder/$name.pid"
  kill "-$signal" "$pid"
  for ((i = 0; i < 450; i++)); do
    runs "$name" || { rm -f "$folder/$name.pid" && say "stopped $name" && return; }
    sleep 0.1
  done
  say "$name did not stop within 45 s and is killed"
  kill -KILL "$pid"
  rm -f "$folder/$name.pid"
}

free_port() {
  local port
  while :; do
    port=$((12000 + RANDOM % 17000))
    if ! (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null && ! grep -qs "=$port$" "$folder/ports"; then echo "$port" && return; fi
  done
}

# Ports are kept, so that what was killed comes back at its place.
port_of() {
  grep -qs "^$1=" "$folder/ports" || echo "$1=$(free_port)" >> "$folder/ports"
  sed -n "s/^$1=//p" "$folder/ports"
}

string() { echo "Host=127.0.0.1;Port=$(port_of database);Database=hrbureau;Username=$1"; }

settings_of() {
  local name=$1
  local role=${name%-*}
  settings=(HRB_DATA="$folder/$name" HRB_COUNTY=demo HRB_CLUSTER_ID=local ASPNETCORE_URLS="http://127.0.0.1:$(port_of "$name")"
    HRB_CLUSTER_CA_FILE="$folder/nodes/root.crt" HRB_CLUSTER_CERT_FILE="$folder/nodes/$role-127.0.0.1.crt" HRB_CLUSTER_KEY_FILE="$folder/nodes/$role-127.0.0.1.key")
  case $name in
    silo-*) settings+=(HRB_ROLE=silo HRB_DATABASE="$(string hrb_run)" HRB_TOKEN_KEY_FILE="$folder/token.key" HRB_BOOTSTRAP_PASSWORD_FILE="$folder/password"
      HRB_SILO_PORT="$(port_of "$name-silo")" HRB_GATEWAY_PORT="$(port_of "$name-gateway")") ;;
    web-*) settings+=(HRB_ROLE=web HRB_DATABASE="$(string hrb_web)" HRB_SERVICE_TOKEN_FILE="$folder/service.token" HRB_DATA="$folder/web") ;;
  esac
}

start_database() {
  [[ $bin ]] || refuse "PostgreSQL is not installed: apt-get install postgresql"
  if [[ ! -s $folder/database/PG_VERSION ]]; then
    install -d -m 700 "$folder/database"
    ((EUID != 0)) || chown postgres:postgres "$folder/database"
    "${as_postgres[@]}" "$bin/initdb" -D "$folder/database" -U hrb_owner -A trust -E UTF8 --locale=C.UTF-8 --data-checksums > "$folder/initdb.log" 2>&1 \
      || refuse "initdb failed, see $folder/initdb.log"
  fi
  runs database && return
  # Reached from this machine only, by whoever is on it: a place to try things, not to keep a county in.
  launch database "${as_postgres[@]}" "$bin/postgres" -D "$folder/database" -p "$(port_of database)" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200
  for ((i = 0; i < 300; i++)); do
    "$bin/pg_isready" -q -h 127.0.0.1 -p "$(port_of database)" && break
    runs database || refuse "PostgreSQL ended, see $folder/database.log"
    sleep 0.1
  done
  local sql=("$bin/psql" -q -h 127.0.0.1 -p "$(port_of database)" -U hrb_owner -v ON_ERROR_STOP=1)
  [[ $("${sql[@]}" -d postgres -Atc "select 1 from pg_database where datname = 'hrbureau'") ]] && return
  "${sql[@]}" -d postgres -c "create role hrb_run login" -c "create role hrb_web login" -c "create database hrbureau"
}

until_ready() {
  local name=$1
  settings_of "$name"
  for ((i = 0; i < 120; i++)); do
    if env "${settings[@]}" "${program[@]}" health ready > /dev/null 2>&1; then return; fi
    runs "$name" || { tail -n 20 "$folder/$name.log" >&2 && refuse "$name ended, see $folder/$name.log"; }
    sleep 0.5
  done
  refuse "$name is not ready after a minute, see $folder/$name.log"
}

start_door() {
  local haproxy
  haproxy=$(command -v haproxy || ls /usr/sbin/haproxy 2> /dev/null) || { say "haproxy is not installed: each web process at its own address" && return; }
  runs door && return
  cat > "$folder/door.cfg" << EOF
global
    hard-stop-after 10s
defaults
    mode http
    option redispatch
    retry-on conn-failure
    timeout connect 2s
    timeout client 65s
    timeout server 65s
frontend people
    bind 127.0.0.1:$(port_of door)
    option forwardfor
    default_backend web
backend web
    balance leastconn
    option httpchk GET /health/ready
    default-server check inter 1s fall 2 rise 1
    server web-1 127.0.0.1:$(port_of web-1)
    server web-2 127.0.0.1:$(port_of web-2)
EOF
  launch door "$haproxy" -db -f "$folder/door.cfg"
}

up() {
  [[ ${HRB_PROGRAM:-} || -f $built ]] || (cd "$root" && dotnet build src/HrBureau.Host -c Release -v q)
  # Passed through by the account PostgreSQL runs under; what lies in it stays closed.
  mkdir -p "$folder"
  chmod 711 "$folder"
  start_database
  [[ -s $folder/token.key ]] || openssl rand -base64 48 > "$folder/token.key"
  [[ -s $folder/password ]] || openssl rand -base64 18 | tr '+/' '-_' > "$folder/password"
  local role
  for role in silo web; do [[ -s $folder/nodes/$role-127.0.0.1.key ]] || bash "$root/deploy/own-ca.sh" "$folder/nodes" --node "$role" 127.0.0.1 > /dev/null; done
  settings_of silo-1
  env "${settings[@]}" HRB_DATABASE_ADMIN="$(string hrb_owner)" HRB_DATABASE_WEB=hrb_web "${program[@]}" migrate > "$folder/migrate.log" 2>&1 \
    || { cat "$folder/migrate.log" >&2 && refuse "migrate failed"; }
  [[ -s $folder/service.token ]] || env "${settings[@]}" "${program[@]}" admin service-token > "$folder/service.token"
  local name
  for name in silo-1 silo-2 silo-3 web-1 web-2; do
    settings_of "$name"
    runs "$name" || launch "$name" env "${settings[@]}" "${program[@]}"
  done
  for name in silo-1 silo-2 silo-3 web-1 web-2; do until_ready "$name"; done
  start_door
  show
}

show() {
  local name
  for name in database silo-1 silo-2 silo-3 web-1 web-2 door; do
    [[ $name != door || -s $folder/door.cfg ]] || continue
    if runs "$name"; then say "$(printf '%-9s runs as %-8s %s' "$name" "$(cut -d ' ' -f 1 "$folder/$name.pid")" "$folder/$name.log")"; else say "$(printf '%-9s does not run' "$name")"; fi
  done
  [[ ! -s $folder/ports ]] || say "web processes:  http://127.0.0.1:$(port_of web-1)  http://127.0.0.1:$(port_of web-2)"
  [[ ! -s $folder/door.cfg ]] || say "both:           http://127.0.0.1:$(port_of door)"
  [[ ! -s $folder/password ]] || say "duty-zhou, lead-yan, police-fang and the others sign in with: $(cat "$folder/password")"
}

down() {
  local name
  # Web processes first, so that nobody is asked for what is going; the database last.
  for name in door web-1 web-2 silo-1 silo-2 silo-3; do stop "$name" TERM; done
  stop database INT
}

case $1 in
  up) up ;;
  status) show ;;
  down) down ;;
  *) refuse "usage: local-cluster.sh up|status|down [FOLDER]" ;;
esac
