#!/usr/bin/env bash
# Proves Parallax.RateLimiting.Redis: two real processes share the limit of a key through a real Redis, and through Garnet, which are
# killed and made to hang. Prints what it measures; refusals and failures are judged strictly, time with one repetition.
set -euo pipefail
. "$(dirname "$0")/common.sh"

need redis-server
quietly "the build" dotnet build tests/Parallax.Transport.Tests --nologo -v:quiet

# timeout ends the whole group, the server and the other processes included.
for server in "$(command -v redis-server)" garnet; do
  timeout --kill-after=10 300 dotnet run --no-build --project tests/Parallax.Transport.Tests -- prove "$server" </dev/null || fail "see above"
done
