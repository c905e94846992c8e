#!/usr/bin/env bash
# What the documentation says of trimmed and ahead-of-time compiled programs: one is published with the two warnings of Newtonsoft.Json and
# no other, and runs against an emulator in a process of its own.
set -euo pipefail
. "$(dirname "$0")/common.sh"

# Without clang, gcc compiles and links.
compiler=()
command -v clang >/dev/null || { need gcc; compiler=(-p:CppCompilerAndLinker=gcc); }
copy_tree "$scratch/tree"
quietly "publishing ahead of time" dotnet publish "$scratch/tree/build/checks/aot.cs" --use-current-runtime --artifacts-path "$scratch/out" -o "$scratch/aot" "${compiler[@]}"
if problems warning | grep -E 'warning (IL|NETSDK)' | grep -qvE 'Newtonsoft.Json.dll *: warning IL(2104|3053)'; then fail_with "$scratch/log" "a warning that is not Newtonsoft.Json's"; fi
for code in IL2104 IL3053; do problems warning | grep -q "$code" || fail_with "$scratch/log" "no $code: the documentation says too much"; done
ok "published with the two warnings of Newtonsoft.Json, and no other"

quietly "the emulator" dotnet build src/Parallax.Emulator --artifacts-path "$scratch/emulator"
in_background "$scratch/emulator.log" dotnet "$(find "$scratch/emulator/bin/Parallax.Emulator" -name Parallax.Emulator.dll)" --port 0 --seed none --limit off --key pat_check
address=$(wait_for "$scratch/emulator.log" '.*\(http:\/\/127[^ ]*\).*' "the emulator")
quietly "the program" "$scratch/aot/aot" "$address" pat_check
expect() { grep -qF -- "$1" "$scratch/log" || fail_with "$scratch/log" "no $1"; }
expect 'listed Bridge, Harbour, Tunnel; got Harbour, in_progress, port/Zoë, budget none'
expect 'error 404 '
expect 'queued {"name":"H","stage_id":null}, page of 2 of 3, status in_progress'
expect 'webhook {"Topic":"project.created","Payload":{"Id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16"},"CorrelationId":null,"EventOccurredOn":null}'
ok "it lists, gets, creates, patches, reads an error, and serialises by generated code"
