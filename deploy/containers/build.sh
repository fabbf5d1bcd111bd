#!/usr/bin/env bash
# The image of silos and web processes.
#   bash deploy/containers/build.sh [linux-x64|linux-arm64]
# ENGINE="podman" or "buildah bud --isolation chroot" instead of "docker build"; BASE names another base, such as the site's own copy by digest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
runtime=${1:-linux-x64}
version=$(sed -n 's/.*HRBUREAU_IMAGE:-\([^}]*\)}.*/\1/p' docker-compose.yml)
read -ra engine <<< "${ENGINE:-docker build}"
[[ ${engine[*]} != podman ]] || engine=(podman build)

context=artifacts/image-$runtime
rm -rf "$context"
mkdir -p "$context/app" "$context/data"
# An unpacked release has the program already.
if [[ -x app/HrBureau.Host ]]; then cp -r app/. "$context/app"; else bash deploy/publish.sh "$runtime" "$PWD/$context/app"; fi
chmod -R a+rX "$context"
"${engine[@]}" --platform "linux/$([[ $runtime == linux-arm64 ]] && echo arm64 || echo amd64)" ${BASE:+--build-arg "BASE=$BASE"} \
  -f deploy/containers/Containerfile -t "$version" "$context"
