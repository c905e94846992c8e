#!/usr/bin/env bash
# A build with nothing changed costs next to nothing for the generation: at most 1.1 times one with generation switched off.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-9}
once() {
  local start=${EPOCHREALTIME/./}
  dotnet build src/Parallax.Client --nologo -v:quiet "$@" >/dev/null || { echo "FAILED: dotnet build $*"; exit 1; }
  echo $(( (${EPOCHREALTIME/./} - start) / 1000 ))
}
median() { sort -n | sed -n "$(( (rounds + 1) / 2 ))p"; }

times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT
once >/dev/null
once -p:ParallaxGenerate=false >/dev/null

# One after the other, so that whatever else the machine does hits both alike; and again, should it have hit one of them after all.
for try in 1 2 3; do
  rm -f "$times"/*
  for ((i = 0; i < rounds; i++)); do
    once >>"$times/with"
    once -p:ParallaxGenerate=false >>"$times/without"
  done
  with=$(median <"$times/with") without=$(median <"$times/without")
  awk -v with="$with" -v without="$without" 'BEGIN { ratio = with / without; printf "%s ms with, %s ms without generation: %.3f times\n", with, without, ratio; exit ratio > 1.1 }' && exit 0
done
echo "FAILED: a build with nothing changed is slowed down"
exit 1
