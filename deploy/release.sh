#!/usr/bin/env bash
# The release for machines without a network: one archive for each kind of processor, with the program and its runtime, units, compose
# file, SQL, seeds and documents, at the same places as in the repository.
#   bash deploy/release.sh [VERSION]      → artifacts/release/hrbureau-VERSION-linux-x64.tar.gz, …-linux-arm64.tar.gz, SHA256SUMS
# Two runs on one commit with one SDK make the same bytes. deploy/check-release.sh starts what came out. RUNTIMES names fewer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=${1:-$(sed -n 's/.*HRBUREAU_IMAGE:-[^:]*:\([^}]*\)}.*/\1/p' docker-compose.yml)}
read -ra runtimes <<< "${RUNTIMES:-linux-x64 linux-arm64}"
out=$PWD/artifacts/release
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH VERSION=$version
[[ -z $(git status --porcelain) ]] || echo "note: the work tree has changes that are not committed" >&2
mkdir -p "$out"

for runtime in "${runtimes[@]}"; do
  name=hrbureau-$version
  draft=$out/.$runtime
  rm -rf "$draft"
  mkdir -p "$draft/$name/sql"
  bash deploy/publish.sh "$runtime" "$draft/$name/app"
  # What git keeps and nothing else: no secrets made here, nothing a session left.
  git ls-files -z -- deploy docker-compose.yml README.md LICENSE SECURITY.md | xargs -0 cp --parents -t "$draft/$name"
  rm "$draft/$name/deploy/release.sh" "$draft/$name/deploy/publish.sh"
  # The program carries these within itself; here they can be read before they run.
  cp -r src/HrBureau.Storage/Sql/Postgres "$draft/$name/sql/postgres"
  cp -r src/HrBureau.Storage/Sql/Sqlite "$draft/$name/sql/sqlite"
  (cd "$draft/$name" && find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum > ../SHA256SUMS && mv ../SHA256SUMS .)
  tar -C "$draft" --sort=name --format=ustar --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime="@$SOURCE_DATE_EPOCH" -cf - "$name" \
    | gzip -n -9 > "$out/$name-$runtime.tar.gz"
  rm -rf "$draft"
done
(cd "$out" && sha256sum "hrbureau-$version"-*.tar.gz | tee SHA256SUMS)
