#!/bin/sh
# PostgreSQL with TLS. It takes no key that others may read, and a secret that is handed over can be read by whoever is in the container.
set -eu
install -m 600 /run/secrets/db-key /tmp/server.key
exec docker-entrypoint.sh postgres -c ssl=on -c ssl_cert_file=/run/secrets/db-cert -c ssl_key_file=/tmp/server.key -c ssl_min_protocol_version=TLSv1.2
