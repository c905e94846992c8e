#!/usr/bin/env bash
# What the documentation says of trimmed programs: a program that is published trimmed is warned of at the line that makes the client,
# and with TrimMode=partial it runs.
set -euo pipefail
. "$(dirname "$0")/common.sh"

# A publish takes over what an earlier one has trimmed: each starts without the program's own outputs.
copy_tree "$scratch/tree"
publish() {
  rm -rf "$scratch"/out/{obj,bin}/release
  quietly "publishing trimmed ($1)" dotnet publish "$scratch/tree/build/checks/trimmed.cs" --use-current-runtime --artifacts-path "$scratch/out" -o "$scratch/$1" "${@:2}"
}
expect() { grep -q -- "$2" "$1" || fail_with "$1" "no $2"; }
# line PATTERN: where it stands in the program.
line() { grep -n "$1" build/checks/trimmed.cs | cut -d: -f1; }

publish full
expect "$scratch/log" "trimmed.cs($(line 'ParallaxClient byHand = new'),.*IL2026.*TrimMode=partial"
expect "$scratch/log" "trimmed.cs($(line 'AddParallaxClient(section)'),.*IL2026.*TrimMode=partial"
expect "$scratch/log" "trimmed.cs($(line 'ParallaxClient byHand = new'),.*IL3050.*PublishAot"
ok "a trimmed program is warned where it makes the client"
# The braces are for the shell's own remark on how it ended.
if { "$scratch/full/trimmed" >"$scratch/log" 2>&1; } 2>/dev/null; then fail "it runs all the same, so the warning says too much"; fi
expect "$scratch/log" TypeInitializationException
ok "and with reason"

publish partial -p:TrimMode=partial
quietly "the program with TrimMode=partial" "$scratch/partial/trimmed"
expect "$scratch/log" 'by hand: Harbour of 2025-01-02 is won, sent {"name":"New","stage_id":null}'
expect "$scratch/log" 'from configuration: ?page=1&page_size=7'
ok "with TrimMode=partial it runs"
