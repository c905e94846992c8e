#!/usr/bin/env bash
# From the description to the client, through MSBuild: when the generator runs and when it does not, what a changed description comes to
# (once for every outcome: tests/Parallax.OpenApi.Tests has all the changes, in one process), and how a new one is fetched.
set -euo pipefail
. "$(dirname "$0")/common.sh"

project=src/Parallax.Client/Parallax.Client.csproj
generated=src/Parallax.Client/obj/generated/Parallax.g.cs
description=openapi/parallax-v1.yaml
changed=$scratch/changed.yaml
build() { dotnet build "$project" --nologo -v:minimal -p:RunAnalyzers=false "$@" >"$scratch/log" 2>&1; }
tell() { fail_with "$scratch/log" "$1"; }

# expect STARTS WHAT [OPTION...]: builds without a warning, and counts how often the generator was started.
expect() {
  build "${@:3}" || tell "$2: the build"
  [ -z "$(problems warning)" ] || tell "$2: a warning"
  local starts
  starts=$(grep -c 'Generating the client' "$scratch/log" || true)
  [ "$starts" = "$1" ] || tell "$2: the generator was started $starts times, not $1"
  ok "$2: $starts starts"
}

# refused PATTERN WHAT [OPTION...]: the build fails with just one error, which has the pattern.
refused() {
  if build "${@:3}"; then fail "$2: the build succeeded"; fi
  [ "$(problems error | grep -c .)" = 1 ] && problems error | grep -qE "$1" || tell "$2: not the one line that was expected"
  ok "$2: $(problems error | cut -c1-160)"
}
same_surface() { cmp "$scratch/base.cs" "$generated" || fail "$1: another surface"; }
nothing_changed() { [ -z "$(git diff; git ls-files --others --exclude-standard)" ] || fail "a build changes what is not ignored"; }

# ---- when it runs
copy_tree "$scratch/one"
copy_tree "$scratch/two"
cd "$scratch/one"
expect 1 "first build"
# This is what keeps builds fast: the generator does not start, and the step before it is not even built.
expect 0 "nothing changed"
! grep -q 'Parallax.OpenApi ->' "$scratch/log" || fail "nothing changed: the step before the generator is built"
touch "$description"
expect 0 "the description was touched"
echo '# a remark' >>"$description"
touch -d 2001-01-01 "$description"
expect 1 "the description changed, with an old date"
echo '{%- comment -%} a remark {%- endcomment -%}' >>build/templates/Enum.liquid
expect 1 "a template changed"
# One that the generator does not ask for: without one of ours its own takes the place, and that one fits no line of the library.
echo '{%- comment -%} a remark {%- endcomment -%}' >build/templates/Unused.liquid
expect 1 "a template was added"
rm build/templates/Unused.liquid
expect 1 "a template was deleted"
echo '// a remark' >>build/OpenApi/Normalising/Normaliser.cs
expect 1 "the step before the generator changed"
sed -i 's/"newLineBehavior": "LF"/"newLineBehavior":  "LF"/' nswag.json
expect 1 "nswag.json changed"
echo '# one more' >>"$description"
expect 1 "a host of MSBuild that does not say which dotnet it is" -p:DOTNET_HOST_PATH=

cp "$generated" "$scratch/base.cs"
cp "$description" "$scratch/"
sed -i '0,/^paths:/s//paths: {/' "$description"
refused 'parallax-v1\.yaml\([0-9]+,[0-9]+\) ?: error PLX002: ' "a syntax error"
refused 'parallax-v1\.yaml\([0-9]+,[0-9]+\) ?: error PLX002: ' "a syntax error, again"
same_surface "the last good output"
cp "$scratch/parallax-v1.yaml" "$description"
expect 1 "mended"
git checkout --quiet .
expect 1 "back to what it was"
cp "$generated" "$scratch/base.cs"
nothing_changed
cd "$scratch/two"
expect 1 "a second copy"
same_surface "a second copy"

# ---- what a changed description comes to
sed '/^ *operationId: /d' "$description" >"$changed"
expect 1 "no operationIds" -p:OpenApiDescription="$changed"
same_surface "no operationIds"
sed 's/^\( *operationId: \)/\1api_call_/' "$description" >"$changed"
expect 1 "other operationIds, with names by path" -p:OpenApiDescription="$changed" -p:ParallaxNames=by-path
same_surface "names by path"

# Operations that the facade does not have, one of them under a new tag: told of in every build, refused when strict.
sed -e "/^paths:/a\\  /v1/invoices: {get: {operationId: ListInvoices, tags: [Invoices], responses: {'200': {description: All., content: {application/json: {schema: {type: array, items: {type: string}}}}}}}}" \
  -e "/^paths:/a\\  /v1/people/{id}/portrait: {get: {operationId: DownloadPortrait, tags: [People], parameters: [{\$ref: '#/components/parameters/PersonId'}], responses: {'200': {description: It., content: {image/png: {schema: {type: string, format: binary}}}}}}}" \
  -e "/^  \/v1\/projects\/{id}:/a\\    delete: {operationId: DeleteProject, tags: [Projects], parameters: [{\$ref: '#/components/parameters/ProjectId'}], responses: {'204': {description: Deleted.}}}" \
  "$description" >"$changed"
tells() { # KIND WHAT: one line of this kind for each of the three.
  [ "$(problems "$1" | grep -c .)" = 3 ] || tell "new operations, $2: not 3 lines"
  for each in 'DeleteProject, DELETE /v1/projects/\{id\}' 'ListInvoices, GET /v1/invoices' 'DownloadPortrait, GET /v1/people'; do
    problems "$1" | grep -qE "PLX003: .*$each" || tell "new operations, $2: nothing of $each"
  done
  ok "new operations, $2: 3 lines"
}
build -p:OpenApiDescription="$changed" || tell "new operations: the build"
tells warning "first build"
build -p:OpenApiDescription="$changed" || tell "new operations: the build again"
! grep -q 'Generating' "$scratch/log" || tell "new operations: generated again"
tells warning "next build"
if build -p:OpenApiDescription="$changed" -p:ParallaxStrict=true; then tell "new operations: no error when strict"; fi
tells error "strict"

sed '/^    RoleId:/,/format: uuid/{s/type: string/type: integer/;s/format: uuid/format: int64/}' "$description" >"$changed"
if build -p:OpenApiDescription="$changed"; then fail "a changed path parameter: the build succeeded"; fi
[ -z "$(problems error | grep -vE '^src/Parallax\.Client/Resources/\w+\.cs\([0-9]+,[0-9]+\): error CS')" ] && problems error | grep -qE 'RolesApi\.cs.*Guid' || tell "a changed path parameter: other errors"
ok "a changed path parameter: $(problems error | grep -cE 'error CS') lines of the facade"
refused 'PLX002: .*there is no such file' "no description" -p:OpenApiDescription="$scratch/none.yaml"
nothing_changed

# ---- how a new one is fetched
head -n 2000 "$description" >"$scratch/cut.yaml"
refused 'PLX004: Left as it is\. .*leads nowhere' "fetching a description that is cut off" -t:UpdateOpenApi -p:OpenApiSource="$scratch/cut.yaml"
sed -i 's/"codeGenerators"/"noGenerators"/' nswag.json
refused 'PLX002: The client cannot be generated' "fetching a description that the generator makes nothing of" -t:UpdateOpenApi -p:OpenApiSource="$changed" && git checkout --quiet nswag.json && nothing_changed
build -t:UpdateOpenApi -p:OpenApiSource="$changed" || tell "fetching a description"
cmp "$changed" "$description" || fail "fetching a description: not what was offered"
grep -qE '^ *~ parameter GET /v1/roles/\{\} id 1: .*int64' "$scratch/log" || tell "fetching a description: not what changes"
build -t:UpdateOpenApi -p:OpenApiSource="$changed" || tell "fetching the same again"
grep -q 'is up to date' "$scratch/log" || tell "fetching the same again: not said"
[ -z "$(git ls-files --others --exclude-standard)" ] || fail "fetching leaves something behind"
ok "a description is fetched to the byte, with a line for what changes"
