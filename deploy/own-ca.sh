#!/usr/bin/env bash
# HTTPS inside a closed network without anybody's help: a certificate authority of your own and a server certificate it signed.
#   bash deploy/own-ca.sh FOLDER NAME|ADDRESS...      makes root and server certificate
#   bash deploy/own-ca.sh FOLDER --renew NAME|ADDRESS...   a new server certificate from the root that is there
# And TLS between the processes of a cluster, and with their database (deploy/network.md), from a root of its own that no device trusts:
#   bash deploy/own-ca.sh FOLDER --node silo|web [NAME|ADDRESS...]   the certificate of a silo or a web process, new each time
# FOLDER/root.crt    goes to every device that shall trust the system, see below; 10 years
# FOLDER/root.key    signs certificates every device believes: keep it off the server, on a medium in the safe
# FOLDER/server.crt  goes to the proxy or to Kestrel with server.key; 397 days, the longest that browsers take
# FOLDER/silo-ADDRESS.crt, web-ADDRESS.crt, or silo.crt, web.crt without an address: of the processes, each with its .key; 397 days. One that
#   names addresses holds at these alone; the role is one of its DNS names. The root is made with the first.
# Nothing is ever written over: --renew and --node keep the old pair as server.crt.YYYYMMDDHHMMSS.
#
# Trusting root.crt:
#   Debian, UOS   cp root.crt /usr/local/share/ca-certificates/hrbureau.crt && update-ca-certificates
#   Kylin, RHEL   cp root.crt /etc/pki/ca-trust/source/anchors/hrbureau.crt && update-ca-trust
#   Windows       certutil -addstore Root root.crt   (as administrator; by group policy for many)
#   Android       Settings > Security > Encryption and credentials > Install a certificate > CA certificate
#   iPhone        send the file, install the profile, then Settings > General > About > Certificate Trust Settings
#   Firefox       takes the system's with security.enterprise_roots.enabled
# Compare the fingerprint this prints with that on the device before trusting it.
#
# Kestrel without a proxy: ASPNETCORE_URLS=https://0.0.0.0:8443,
# ASPNETCORE_Kestrel__Certificates__Default__Path=FOLDER/server.crt, ASPNETCORE_Kestrel__Certificates__Default__KeyPath=FOLDER/server.key
set -euo pipefail
umask 077

refuse() { echo "$1" >&2; exit 1; }

(($# >= 2)) || refuse "usage: own-ca.sh FOLDER [--renew] NAME|ADDRESS... | own-ca.sh FOLDER --node silo|web [NAME|ADDRESS...]"
folder=$1 && shift
renew=
role=
names=()
case $1 in
  --renew) renew=yes && shift ;;
  --node)
    role=${2:-}
    [[ $role == silo || $role == web ]] || refuse "\"$role\" is neither silo nor web"
    shift 2
    names=("DNS:$role")
    ;;
esac
[[ $role ]] || (($# >= 1)) || refuse "name at least one name or address under which people reach the system"

for name in "$@"; do
  case ${name,,} in
    # Whoever bears one of these names is believed to be that.
    silo | web) refuse "\"$name\" is the name of a role and of no machine" ;;
    *[!A-Za-z0-9.:*-]*) refuse "\"$name\" is no name or address" ;;
    *:* | [0-9]*.[0-9]*.[0-9]*.[0-9]*) names+=("IP:$name") ;;
    *) names+=("DNS:$name") ;;
  esac
done

mkdir -p "$folder"
cd "$folder"
pair=server
use=serverAuth
subject=${1:-}
case $role in
  silo) use=serverAuth,clientAuth ;;
  web) use=clientAuth ;;
esac
if [[ $role ]]; then
  pair=$role${1:+-${1//:/_}}
  subject="$role${1:+ $1}"
  [[ ! -e root.crt ]] || renew=yes
fi
if [[ $renew ]]; then
  [[ -s root.key && -s root.crt ]] || refuse "$folder holds no root.key and root.crt to renew from"
else
  for file in root.key root.crt "$pair.key" "$pair.crt"; do
    [[ ! -e $file ]] || refuse "$folder/$file is there and is not written over; take another folder, or --renew for a new server certificate"
  done
fi

draft=$(mktemp -d ./.draft.XXXXXX)
trap 'rm -rf "$draft"' EXIT

if [[ ! $renew ]]; then
  openssl ecparam -name prime256v1 -genkey -noout -out "$draft/root.key"
  openssl req -x509 -new -key "$draft/root.key" -sha256 -days 3650 -subj "/O=HrBureau/CN=HrBureau own ${role:+cluster }root $(date -u +%Y-%m-%d)" \
    -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign -out "$draft/root.crt"
fi
root=$([[ $renew ]] && echo . || echo "$draft")

cat > "$draft/extensions" << EOF
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=$use
subjectAltName=$(IFS=, && echo "${names[*]}")
authorityKeyIdentifier=keyid
EOF
openssl ecparam -name prime256v1 -genkey -noout -out "$draft/$pair.key"
openssl req -new -key "$draft/$pair.key" -subj "/O=HrBureau/CN=$subject" -out "$draft/$pair.csr"
openssl x509 -req -in "$draft/$pair.csr" -CA "$root/root.crt" -CAkey "$root/root.key" -set_serial "0x$(openssl rand -hex 16)" \
  -sha256 -days 397 -extfile "$draft/extensions" -out "$draft/$pair.crt" 2> /dev/null
openssl verify -CAfile "$root/root.crt" "$draft/$pair.crt" > /dev/null

if [[ $renew ]]; then
  now=$(date -u +%Y%m%d%H%M%S)
  for file in "$pair.key" "$pair.crt"; do [[ ! -e $file ]] || mv "$file" "$file.$now"; done
else
  mv "$draft/root.key" root.key
  install -m 644 "$draft/root.crt" root.crt
fi
mv "$draft/$pair.key" "$pair.key"
install -m 644 "$draft/$pair.crt" "$pair.crt"

echo "$pair.crt for ${names[*]}, $(openssl x509 -in "$pair.crt" -noout -enddate)"
openssl x509 -in root.crt -noout -fingerprint -sha256
