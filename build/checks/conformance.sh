#!/usr/bin/env bash
# Judges the emulator and the client by a tool that we did not write: Prism, between them as a proxy, and by itself as a server.
set -euo pipefail
. "$(dirname "$0")/common.sh"

need node
prism=build/npm/node_modules/.bin/prism description=openapi/parallax-v1.yaml
[ -x "$prism" ] || fail "$prism is missing: run 'npm ci' in build/npm"
quietly "the build" dotnet build tests/Parallax.Smoke

# timeout ends the whole group, the proxies included.
echo "== Prism as a proxy"
timeout 120 dotnet run --no-build --project tests/Parallax.Smoke -- conformance "$prism" "$description" \
  || fail "Prism objects, or an answer is not the documented one: see above"

echo "== Prism as a mock server"
in_background "$scratch/mock.log" "$prism" mock "$description" --host 127.0.0.1 --port 0 --multiprocess false
address=$(wait_for "$scratch/mock.log" '.*listening on \(http:[^ ]*\).*' Prism)

# Any key will do, and the one of the person who runs this stays at home.
quietly "the smoke run" env -u PARALLAX_API_KEY timeout 60 dotnet run --no-build --project tests/Parallax.Smoke -- --base-address "$address"
tail -n 1 "$scratch/log"
all=$(grep -c ' operationId: ' "$description")
grep -q "^$all operations: $all ok, 0 failed, 0 without data" "$scratch/log" || fail_with "$scratch/log" "not all $all operations"
