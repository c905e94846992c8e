#!/usr/bin/env bash
# What the documentation says of trimmed programs: whoever publishes one is told so at the line that makes the client, and with
# TrimMode=partial it runs.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# From a clean state each time: a publish takes over what an earlier one has trimmed.
publish() {
  rm -rf build/checks/trimming/bin build/checks/trimming/obj
  dotnet publish build/checks/trimming --use-current-runtime --nologo -o "$scratch/$1" "${@:2}" >"$scratch/$1.log" 2>&1 || { cat "$scratch/$1.log"; exit 1; }
}
expect() { grep -q -- "$2" "$1" || { cat "$1"; echo "FAILED: no $2"; exit 1; }; }

publish full
expect "$scratch/full.log" 'Program.cs(8,.*IL2026.*TrimMode=partial'
expect "$scratch/full.log" 'Program.cs(14,.*IL2026.*TrimMode=partial'
expect "$scratch/full.log" 'Program.cs(8,.*IL3050.*PublishAot'
echo "ok: a trimmed program is warned where it makes the client"
runs=true
{ "$scratch/full/Trimmed" || runs=false; } >"$scratch/full.out" 2>&1
if [ "$runs" = true ]; then
  echo "FAILED: it runs all the same, so the warning says too much"
  exit 1
fi
expect "$scratch/full.out" TypeInitializationException
echo "ok: and with reason"

publish partial -p:TrimMode=partial
"$scratch/partial/Trimmed" >"$scratch/partial.out" 2>&1 || { cat "$scratch/partial.out"; exit 1; }
expect "$scratch/partial.out" 'by hand: Harbour of 2025-01-02 is won, sent {"name":"New","stage_id":null}'
expect "$scratch/partial.out" 'from configuration: ?page=1&page_size=7'
echo "ok: with TrimMode=partial it runs"
