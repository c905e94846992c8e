# What the checks share. To be sourced, after `set -euo pipefail`: goes to the root of the repository, and makes $scratch, a folder
# that is deleted in the end, as is every process that in_background started.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=$(mktemp -d)
started=()
cleanup() {
  [ ${#started[@]} = 0 ] || { kill "${started[@]}"; wait "${started[@]}"; } 2>/dev/null || true
  rm -rf "$scratch"
}
trap cleanup EXIT

ok() { echo "ok: $1 (${SECONDS} s)"; }
fail() { echo "FAILED: $1"; exit 1; }
need() { for tool in "$@"; do command -v "$tool" >/dev/null || fail "$tool is missing: CONTRIBUTING.md says what the checks need"; done; }

# fail_with LOG WHAT: what a command printed is shown only if it was the wrong thing.
fail_with() { cat "$1"; fail "$2"; }
quietly() { "${@:2}" >"$scratch/log" 2>&1 || fail_with "$scratch/log" "$1"; }

# copy_tree FOLDER: the working tree, committed or not, without what is ignored; a repository of its own, to see what a build changes.
copy_tree() {
  mkdir -p "$1"
  comm -z -23 <(git ls-files -z -co --exclude-standard | sort -zu) <(git ls-files -z -d | sort -zu) | tar -c --null -T - | tar -x -C "$1"
  git -C "$1" init --quiet
  git -C "$1" add --all
}

# problems KIND: the errors or warnings of the build that $scratch/log is of, each once.
problems() { grep -E ": $1 " "$scratch/log" | sed -e 's| \[[^]]*\]$||' -e "s|^ *$PWD/||" | sort -u || true; }

# in_background LOG COMMAND…: ends by itself, should the script not get to it.
in_background() { timeout 600 "${@:2}" >"$1" 2>&1 & started+=($!); }

# wait_for LOG PATTERN WHAT: gives what the pattern captures.
wait_for() {
  for ((i = 0; i < 600; i++)); do
    if grep -q "$2" "$1"; then sed -n "/$2/{s//\1/p;q}" "$1"; return; fi
    sleep 0.1
  done
  fail_with "$1" "$3 does not start" >&2
}
