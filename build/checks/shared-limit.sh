#!/usr/bin/env bash
# Proves the recipe for several processes with one key: two real ones share its limit through a real Redis, which is killed and made
# to hang. Prints what it measures; refusals and failures are judged strictly, time with one repetition.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "FAILED: $1"; exit 1; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if ! command -v redis-server >/dev/null; then
  command -v apt-get >/dev/null || fail "redis-server is missing, and there is no apt-get to install it with"
  as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
  { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends redis-server; } >"$scratch/apt.log" 2>&1 \
    || { tail -n 5 "$scratch/apt.log"; fail "redis-server is missing, and cannot be installed: see above"; }
fi

dotnet build tests/Parallax.Transport.Tests --nologo -v:quiet >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log"; fail "the build"; }

# timeout ends the whole group, Redis and the other processes included.
timeout --kill-after=10 300 dotnet run --no-build --project tests/Parallax.Transport.Tests -- prove "$(command -v redis-server)" </dev/null \
  || fail "see above"
