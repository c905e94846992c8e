#!/usr/bin/env bash
# Builds the client from changed descriptions, each with its stated outcome: what any reasonable vendor may do must build, and
# what breaks the facade must be a compile error at its line. Works in a clone of what is committed.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git clone --quiet . "$scratch/tree"
if [ -d build/.nswag ]; then cp -r build/.nswag "$scratch/tree/build/"; fi
cd "$scratch/tree"

project=src/Parallax.Client/Parallax.Client.csproj
tool=$PWD/build/OpenApi/bin/Debug/net10.0/Parallax.OpenApi.dll
changed=$scratch/changed
mkdir "$changed"
fail() { echo "FAILED: $1"; exit 1; }

dotnet build "$project" --nologo -v:q -p:RunAnalyzers=false >"$scratch/log" 2>&1 || { cat "$scratch/log"; fail "the build of what is committed"; }
base=src/Parallax.Client/obj/generated/Parallax.g.cs
dotnet "$tool" json openapi/parallax-v1.yaml "$changed/json-edition.json"

# build NAME FILE [OPTION...]: with folders of its own, so that two can run at once.
build() {
  local own=$scratch/out/$1 file=$2
  shift 2
  dotnet build "$project" --nologo --no-restore -v:minimal -p:RunAnalyzers=false -p:OpenApiToolFile="$tool" -p:OpenApiDescription="$file" \
    -p:GeneratedFolder="$own/generated/" -p:IntermediateOutputPath="$own/obj/" -p:OutDir="$own/bin/" "$@" >"$own.log" 2>&1
}
lines() { grep -E ": $2 " "$scratch/out/$1.log" | sed "s|$PWD/||; s| \[[^]]*\]\$||" | sort -u; }
tell() { cat "$scratch/out/$1.log"; fail "$1: $2"; }

# builds NAME FILE [OPTION...]: no error, no warning. The surface may differ: there is more of it, or it goes by other names.
builds() {
  build "$@" || tell "$1" "does not build"
  [ -z "$(lines "$1" warning)" ] || tell "$1" "warns"
  echo "ok: $1: builds"
}

# same NAME FILE [OPTION...]: builds, and nobody who uses the client could tell the difference: member for member, byte for byte.
same() {
  builds "$@" >/dev/null
  cmp "$base" "$scratch/out/$1/generated/Parallax.g.cs" || fail "$1: another surface"
  echo "ok: $1: builds, with the same surface to the byte"
}

# has NAME FILE PATTERN...: builds, and each pattern is somewhere in the generated code.
has() {
  local name=$1
  builds "$1" "$2" >/dev/null
  shift 2
  for pattern in "$@"; do grep -qE "$pattern" "$scratch/out/$name/generated/Parallax.g.cs" || fail "$name: there is no $pattern"; done
  echo "ok: $name: builds, with $*"
}

# warns NAME FILE PATTERN: builds, with one warning, in this build and in the next; an error if strict.
warns() {
  build "$1" "$2" || tell "$1" "does not build"
  for again in first next; do
    [ "$(lines "$1" warning | grep -c .)" = 1 ] && lines "$1" warning | grep -qE "PLX003: .*$3" || tell "$1" "not the one warning of $3, $again build"
    build "$1" "$2" || tell "$1" "does not build again"
    if grep -q 'Generating' "$scratch/out/$1.log"; then tell "$1" "is generated again"; fi
  done
  if build "$1" "$2" -p:ParallaxStrict=true; then tell "$1" "is no error when strict"; fi
  lines "$1" error | grep -qE "PLX003: .*$3" || tell "$1" "another error when strict"
  echo "ok: $1: builds, warns of $3 every time, refused when strict"
}

# breaks NAME FILE PATTERN: compile errors, all of them at lines of the facade, one of which has the pattern.
breaks() {
  if build "$1" "$2"; then tell "$1" "builds"; fi
  if lines "$1" error | grep -qvE '^src/Parallax\.Client/Resources/\w+\.cs\([0-9]+,[0-9]+\): error CS'; then tell "$1" "an error that is not at a line of the facade"; fi
  lines "$1" error | grep -qE "$3" || tell "$1" "no error with $3"
  echo "ok: $1: $(lines "$1" error | grep -E -m1 "$3" | cut -c1-140)"
}

# refused NAME FILE PATTERN: one line, with the pattern.
refused() {
  if build "$1" "$2"; then tell "$1" "builds"; fi
  [ "$(lines "$1" error | grep -c .)" = 1 ] && lines "$1" error | grep -qE "PLX002: .*$3" || tell "$1" "not the one line with $3"
  echo "ok: $1: $(lines "$1" error | sed "s|$changed/||" | cut -c1-160)"
}

# expect OUTCOME NAME [PATTERN...]: changes the description, and checks. As many at once as there are processors.
running=0
expect() {
  local outcome=$1 name=$2
  shift 2
  [ -e "$changed/$name.json" ] || node build/checks/descriptions/mutate.mjs "$name" <"$changed/json-edition.json" >"$changed/$name.json" || fail "$name cannot be made"
  if [ "$running" -ge "$(nproc)" ]; then wait -n || exit 1; running=$((running - 1)); fi
  mkdir -p "$scratch/out/$name"
  "$outcome" "$name" "$changed/$name.json" "$@" &
  running=$((running + 1))
}

# What cannot be read at all.
printf '<!DOCTYPE html>\n<html><body>Sign in</body></html>\n' >"$changed/web-page.json"
printf 'openapi: 3.1.0\ninfo: {title: x}\npaths:\n  /a: [\n' >"$changed/broken-yaml.json"
head -c 60000 "$changed/json-edition.json" >"$changed/cut-json.json"
head -n 2000 openapi/parallax-v1.yaml >"$changed/cut-yaml.json"
printf 'name: something else\nversion: 3\n' >"$changed/something-else.json"
: >"$changed/empty.json"

expect same json-edition
expect same edition-3.0
expect same no-operation-ids
expect same other-operation-ids -p:ParallaxNames=by-path
expect same no-tags
expect same twice-the-same-operation-id
expect same numbers-as-strings
expect same default-and-2xx
expect same anyof-null
expect same body-names
expect has envelope-names 'class PagedListOfProject .*IPage<Project>'
expect has one-body-for-both 'class CreateDepartment ' 'class UpdateDepartment '
expect has ref-with-siblings 'public Money\? TargetBudget' 'public ProjectStatus\? Status'
expect has enum-default 'public StageKind\? Kind' 'ListProjectsOrder\? @order = null'
expect has inline-schemas 'class ListProjectsPage .*IPage<Project>' 'class CreateProject ' 'class ProjectTargetBudget '
expect has several-content-types 'Body\(@body, "application/json"\)'
expect has hostile-names 'class ParallaxTask ' 'class Money ' 'GivenName' 'string. @class = null'
expect has odd-schemas 'IReadOnlyDictionary<string, decimal> Map' 'string When' 'PersonNestedInner'
expect has new-enum-value 'ProjectStatus OnHold'
expect has new-required-member 'System.Guid OfficeId'
expect warns new-operation 'DeleteProject, DELETE /v1/projects/\{id\}'
expect warns new-tag 'ListInvoices, GET /v1/invoices'
expect warns files-and-forms 'DownloadPortrait, GET /v1/people'
expect breaks renamed-member 'ProjectsApi.cs.*Archived'
expect breaks removed-operation 'ProjectsApi.cs.*UpdateProjectAsync'
expect breaks changed-path-parameter 'RolesApi.cs.*Guid'
expect refused web-page 'web page'
expect refused broken-yaml '.'
expect refused cut-json '.'
expect refused cut-yaml 'leads nowhere'
expect refused something-else "'openapi' is missing"
expect refused empty "'openapi' is missing"
while [ "$running" -gt 0 ]; do wait -n || exit 1; running=$((running - 1)); done

if grep -q 'Body(.*xml' "$scratch/out/several-content-types/generated/Parallax.g.cs"; then fail "several-content-types: sends XML"; fi
[ -z "$(git status --porcelain)" ] || fail "a build changed what is committed"

# Three of them at work.
call() {
  local name=$1 pattern=$2
  shift 2
  dotnet run --project build/checks/descriptions/calls -p:RunAnalyzers=false -p:OpenApiToolFile="$tool" -p:OpenApiDescription="$changed/$name.json" "$@" >"$scratch/log" 2>&1 || { cat "$scratch/log"; fail "$name: the calls"; }
  grep -qE "$pattern" "$scratch/log" || { cat "$scratch/log"; fail "$name: not $pattern"; }
  echo "ok: $name: $(grep -E "$pattern" "$scratch/log")"
}
call envelope-names 'facade: 2 rows, created Created, sent PATCH /v1/projects/.* \{"stage_id":null\}'
call new-tag 'raw list: 2 rows, 0.1 by GET /v1/invoices' -p:WithInvoices=true
dotnet test tests/Parallax.Client.Tests --nologo -p:RunAnalyzers=false -p:OpenApiToolFile="$tool" -p:OpenApiDescription="$changed/edition-3.0.json" \
  --filter 'FullyQualifiedName~Tests.Resources|FullyQualifiedName~Tests.Generation|FullyQualifiedName~Tests.Models|FullyQualifiedName~Tests.Wire' >"$scratch/log" 2>&1 || { cat "$scratch/log"; fail "edition-3.0: the tests of the facade"; }
echo "ok: edition-3.0: $(grep -E '^Passed!' "$scratch/log" | cut -d- -f2)"
