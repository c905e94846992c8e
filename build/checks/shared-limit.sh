#!/usr/bin/env bash
# Proves the recipe for several processes with one key: two real ones share its limit through a real Redis, which is killed and made
# to hang. Prints what it measures; refusals and failures are judged strictly, time with one repetition.
set -euo pipefail
. "$(dirname "$0")/common.sh"

need redis-server
quietly "the build" dotnet build tests/Parallax.Transport.Tests --nologo -v:quiet

# timeout ends the whole group, Redis and the other processes included.
timeout --kill-after=10 300 dotnet run --no-build --project tests/Parallax.Transport.Tests -- prove "$(command -v redis-server)" </dev/null \
  || fail "see above"
