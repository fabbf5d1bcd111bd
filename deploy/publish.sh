#!/usr/bin/env bash
# The program with its runtime, for machines that have neither .NET nor a network.
#   bash deploy/publish.sh linux-x64|linux-arm64 FOLDER
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
(($# == 2)) || { echo "usage: publish.sh linux-x64|linux-arm64 FOLDER" >&2 && exit 2; }

# A build of its own: the lock files name packages for every system and none for one alone, and what is built for tests stays as it is.
# Symbols stay out; paths of the machine it was built on do not get in, so that two machines make the same files.
env -u CI dotnet publish src/HrBureau.Host -c Release -v q -r "$1" --self-contained true -o "$2" \
  -p:ArtifactsPath="$PWD/artifacts/publish-$1/" -p:LocksIn="$PWD/artifacts/publish-$1/locks" -p:RunAnalyzers=false -p:DebugType=none -p:PublishDocumentationFiles=false \
  -p:CompilesAhead=false -p:PublishReadyToRun=true -p:ContinuousIntegrationBuild=true -p:Deterministic=true -p:PathMap="$PWD=/_/" ${VERSION:+"-p:Version=$VERSION"}
