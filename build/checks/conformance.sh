#!/usr/bin/env bash
# Judges the emulator and the client by a tool that we did not write: Prism, between them as a proxy, and by itself as a server.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "FAILED: $1"; exit 1; }

command -v node >/dev/null || fail "node is missing, and Prism cannot run without it"
prism=build/npm/node_modules/.bin/prism
[ -x "$prism" ] || fail "$prism is missing: run 'npm ci' in build/npm"
description=openapi/parallax-v1.yaml
scratch=$(mktemp -d)
mock=
cleanup() {
  if [ -n "$mock" ]; then kill "$mock" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap cleanup EXIT

dotnet build tests/Parallax.Smoke >"$scratch/build.log" || { cat "$scratch/build.log"; fail "the build"; }

# timeout ends the whole group, the proxies included.
echo "== Prism as a proxy"
timeout 120 dotnet run --no-build --project tests/Parallax.Smoke -- conformance "$prism" "$description" \
  || fail "Prism objects, or an answer is not the documented one: see above"

echo "== Prism as a mock server"
"$prism" mock "$description" --host 127.0.0.1 --port 0 --multiprocess false >"$scratch/mock.log" 2>&1 &
mock=$!
address=
for ((i = 0; i < 300; i++)); do
  address=$(sed -n 's/.*listening on \(http:[^ ]*\).*/\1/p' "$scratch/mock.log")
  if [ -n "$address" ]; then break; fi
  kill -0 "$mock" 2>/dev/null || break
  sleep 0.1
done
[ -n "$address" ] || { cat "$scratch/mock.log"; fail "Prism does not start"; }

# Any key will do, and the one of whoever runs this stays at home.
env -u PARALLAX_API_KEY timeout 60 dotnet run --no-build --project tests/Parallax.Smoke -- --base-address "$address" >"$scratch/smoke.log" \
  || { cat "$scratch/smoke.log"; fail "the smoke run"; }
tail -n 1 "$scratch/smoke.log"
all=$(grep -c ' operationId: ' "$description")
grep -q "^$all operations: $all ok, 0 failed, 0 without data" "$scratch/smoke.log" || { cat "$scratch/smoke.log"; fail "not all $all operations"; }
