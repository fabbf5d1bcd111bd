#!/bin/sh
# Once, on an empty volume: the roles of silos and web processes. What each may do is granted by the verb migrate.
set -eu
psql -q -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v run="$(cat /run/secrets/db-run-password)" -v web="$(cat /run/secrets/db-web-password)" << 'SQL'
create role hrb_run login password :'run';
create role hrb_web login password :'web';
SQL
