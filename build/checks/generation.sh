#!/usr/bin/env bash
# Proves when the generator runs and when it does not, in clones of what is committed.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
project=src/Parallax.Client/Parallax.Client.csproj
generated=src/Parallax.Client/obj/generated/Parallax.g.cs
description=openapi/parallax-v1.yaml

clone() {
  git clone --quiet . "$scratch/$1"
  # The generator was fetched once already; fetching it is what the first build of this checkout showed.
  if [ -d build/.nswag ]; then cp -r build/.nswag "$scratch/$1/build/"; fi
}

build() { dotnet build "$project" --nologo -v:minimal "$@" >"$scratch/log" 2>&1; }

# expect STARTS WHAT [ARGUMENT...]: builds, and counts how often the generator was started.
expect() {
  local wanted=$1 what=$2
  shift 2
  build "$@" || { cat "$scratch/log"; echo "FAILED: $what: the build failed"; exit 1; }
  local starts
  starts=$(grep -c 'Generating the client' "$scratch/log" || true)
  if [ "$starts" != "$wanted" ]; then
    cat "$scratch/log"
    echo "FAILED: $what: the generator was started $starts times, not $wanted"
    exit 1
  fi
  echo "ok: $what: $starts starts"
}

# expect_error PATTERN WHAT: the build fails with just one error, which has the pattern.
expect_error() {
  local pattern=$1 what=$2
  if build; then echo "FAILED: $what: the build succeeded"; exit 1; fi
  local lines
  lines=$(grep -E ': error ' "$scratch/log" | sort -u)
  if [ "$(grep -c . <<<"$lines")" != 1 ] || ! grep -qE "$pattern" <<<"$lines"; then
    cat "$scratch/log"
    echo "FAILED: $what: not the one line that was expected"
    exit 1
  fi
  echo "ok: $what: ${lines#"$scratch/"}"
}

clone one
cd "$scratch/one"
expect 1 "first build"
expect 0 "nothing changed"
touch "$description"
expect 0 "the description was touched"
echo '# a remark' >>"$description"
touch -d 2001-01-01 "$description"
expect 1 "the description changed, with an old date"
echo '{%- comment -%} a remark {%- endcomment -%}' >>build/templates/Enum.liquid
expect 1 "a template changed"
mv build/templates/Enum.liquid "$scratch/"
expect 1 "a template was deleted"
mv "$scratch/Enum.liquid" build/templates/
expect 1 "the template is back"
echo '// a remark' >>build/OpenApi/Normalising/Normaliser.cs
expect 1 "the step before the generator changed"
sed -i 's/"newLineBehavior": "LF"/"newLineBehavior":  "LF"/' nswag.json
expect 1 "nswag.json changed"
echo '# one more' >>"$description"
expect 1 "a host of MSBuild that does not say which dotnet it is" -p:DOTNET_HOST_PATH=

good=$(sha256sum <"$generated")
cp "$description" "$scratch/"
sed -i '0,/^paths:/s//paths: {/' "$description"
expect_error 'parallax-v1\.yaml\([0-9]+,[0-9]+\) ?: error' "a syntax error"
expect_error 'parallax-v1\.yaml\([0-9]+,[0-9]+\) ?: error' "a syntax error, again"
[ "$(sha256sum <"$generated")" = "$good" ] || { echo "FAILED: the last good output is gone"; exit 1; }
cp "$scratch/parallax-v1.yaml" "$description"
expect 1 "mended"

cd - >/dev/null
clone two
cd "$scratch/two"
git -C "$scratch/one" checkout --quiet .
(cd "$scratch/one" && expect 1 "back to what is committed")
expect 1 "a second clone"
cmp "$scratch/one/$generated" "$scratch/two/$generated" || { echo "FAILED: two clones generate different code"; exit 1; }
echo "ok: two clones, byte-identical output"
