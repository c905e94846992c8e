#!/usr/bin/env bash
# Proves that UpdateOpenApi replaces the description by a good one only, and says why it does not. Works in a clone of what is committed.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
server=
cleanup() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap cleanup EXIT
git clone --quiet . "$scratch/tree"
if [ -d build/.nswag ]; then cp -r build/.nswag "$scratch/tree/build/"; fi
cd "$scratch/tree"
description=openapi/parallax-v1.yaml
mutate=$PWD/build/checks/descriptions/mutate.mjs

update() { dotnet build -t:UpdateOpenApi src/Parallax.Client --nologo -v:minimal -p:OpenApiSource="$1" >"$scratch/log" 2>&1; }
fail() { cat "$scratch/log"; echo "FAILED: $1"; exit 1; }

# keeps SOURCE WHAT PATTERN: fails with one line, which has the pattern, and touches nothing.
keeps() {
  local old
  old=$(sha256sum openapi/*)
  if update "$1"; then fail "$2: succeeded"; fi
  local lines
  lines=$(grep -E ': error ' "$scratch/log" | sed 's| \[[^]]*\]$||' | sort -u)
  [ "$(grep -c . <<<"$lines")" = 1 ] && grep -qE "PLX004: Left as it is\. .*$3" <<<"$lines" || fail "$2: not the one line with $3"
  [ "$(sha256sum openapi/*)" = "$old" ] || fail "$2: something in openapi/ changed"
  echo "ok: $2: ${lines##*Left as it is. }"
}

# replaces SOURCE FILE WHAT PATTERN...: takes the file over to the byte, and prints lines with the patterns.
replaces() {
  local source=$1 file=$2 what=$3
  shift 3
  update "$source" || fail "$what: failed"
  cmp "$file" "$description" || fail "$what: not what was offered"
  for pattern in "$@"; do grep -qE "^ *$pattern" "$scratch/log" || fail "$what: does not print $pattern"; done
  [ "$(ls openapi)" = parallax-v1.yaml ] || fail "$what: leaves something behind"
  echo "ok: $what: $*"
}

# A server with one page for each way to fail.
cp "$description" "$scratch/good.yaml"
cat >"$scratch/server.mjs" <<'JS'
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const good = readFileSync(process.argv[2]);
const server = createServer((request, response) => {
  if (request.url === '/good.yaml') return response.end(good);
  if (request.url === '/page.html') return response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html>\n<html><body>Sign in</body></html>\n');
  if (request.url === '/cut.yaml') {
    response.writeHead(200, { 'content-length': good.length });
    return response.write(good.subarray(0, good.length / 2), () => response.destroy());
  }
  return response.writeHead(404).end('nothing here');
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
JS
node "$scratch/server.mjs" "$scratch/good.yaml" >"$scratch/port" &
server=$!
for ((i = 0; i < 100; i++)); do [ -s "$scratch/port" ] && break; sleep 0.1; done
address=http://127.0.0.1:$(cat "$scratch/port")

head -c 60000 "$scratch/good.yaml" >"$scratch/cut.yaml"
printf 'name: something else\nversion: 3\n' >"$scratch/something-else.yaml"
printf 'openapi: 2.0\nswagger: "2.0"\npaths: {}\n' >"$scratch/no-three.yaml"

keeps "$address/nothing.yaml" "a 404" '404 Not Found'
keeps "$address/page.html" "a web page" 'web page'
keeps "$address/cut.yaml" "a download that breaks off" 'download failed'
keeps "$scratch/cut.yaml" "a truncated file" '.'
keeps "$scratch/something-else.yaml" "YAML that is no OpenAPI" "'openapi' is missing"
keeps "$scratch/no-three.yaml" "an OpenAPI of before 3.0" "'openapi' is '2.0'"
keeps "$scratch/none.yaml" "a path with nothing there" 'no such file'
keeps "$scratch" "a path that cannot be read" 'cannot be read'

replaces "$address/good.yaml" "$scratch/good.yaml" "the same again, from an address" '.*is up to date'
tool=build/OpenApi/bin/Debug/net10.0/Parallax.OpenApi.dll
dotnet "$tool" json "$description" "$scratch/base.json"
node "$mutate" everything <"$scratch/base.json" >"$scratch/everything.json"
replaces "$scratch/everything.json" "$scratch/everything.json" "changes of all kinds, from a path" \
  '\+ operation DELETE /v1/projects/\{\}: DeleteProject' '- operation PATCH /v1/tags|- operation GET /v1/tags: ListTags' '~ parameter GET /v1/roles/\{\}' \
  '\+ type Invoice' '\+ member Project.office_id' '- member UpdateProject.archived' '~ member CreateProject.name' '\+ value ProjectStatus on_hold'

kill "$server"
wait "$server" 2>/dev/null || true
server=
keeps "$address/good.yaml" "a server that is down" 'cannot be reached'
