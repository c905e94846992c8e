#!/usr/bin/env bash
# A program that is compiled ahead of time, and so trimmed: published with the two warnings of Newtonsoft.Json and no other, and run
# against an emulator in a process of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
finish() { exec 7>&- || true; [ -z "${emulator:-}" ] || wait "$emulator" || true; rm -rf "$scratch"; }
trap finish EXIT

# From a clean state each time: a publish takes over what an earlier one has trimmed. Without clang, gcc compiles and links.
rm -rf build/checks/aot/bin build/checks/aot/obj
compiler=()
command -v clang >/dev/null || compiler=(-p:CppCompilerAndLinker=gcc)
dotnet publish build/checks/aot/Aot.csproj --use-current-runtime --nologo -o "$scratch/out" "${compiler[@]}" >"$scratch/publish.log" 2>&1 || { cat "$scratch/publish.log"; exit 1; }
grep -o 'warning IL[0-9]*: Assembly .[A-Za-z.]*' "$scratch/publish.log" | sort -u >"$scratch/warnings"
if grep 'warning IL' "$scratch/publish.log" | grep -qv 'Newtonsoft.Json.dll : warning IL\(2104\|3053\)'; then cat "$scratch/publish.log"; echo "FAILED: a warning that is not Newtonsoft.Json's"; exit 1; fi
echo "ok: published, and warned of: $(paste -sd';' "$scratch/warnings")"

dotnet build build/checks/aot/emulator --nologo -v:q -o "$scratch/emulator" >"$scratch/emulator.log" 2>&1 || { cat "$scratch/emulator.log"; exit 1; }
mkfifo "$scratch/in" "$scratch/address"
dotnet "$scratch/emulator/Emulator.dll" <"$scratch/in" >"$scratch/address" &
emulator=$!
exec 7>"$scratch/in"
read -r address key <"$scratch/address"

"$scratch/out/Aot" "$address" "$key" >"$scratch/run.out" 2>&1 || { cat "$scratch/run.out"; echo "FAILED: the program"; exit 1; }
expect() { grep -qF -- "$1" "$scratch/run.out" || { cat "$scratch/run.out"; echo "FAILED: no $1"; exit 1; }; }
expect 'listed Bridge, Harbour, Tunnel; got Harbour, in_progress, port/Zoë, budget none'
expect 'error 404 '
expect 'queued {"name":"H","stage_id":null}, page of 2 of 3, status in_progress'
expect 'webhook {"Topic":"project.created","Payload":{"Id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16"},"CorrelationId":null,"EventOccurredOn":null}'
echo "ok: it lists, gets, creates, patches, reads an error, and serialises by generated code"
