#!/usr/bin/env bash
# Proves what is in the packages: nothing but the sources (packed in two folders, the assemblies are the same, byte for byte), and nothing
# but the library, its documentation and the dependencies that it is meant to have.
set -euo pipefail
. "$(dirname "$0")/common.sh"
export LC_ALL=C
need unzip

# What a package may bring along. An analyzer or the generator here would end up in the build of everybody who installs it.
declare -A dependencies=(
  [Parallax.AspNetCore]="Parallax.Client"
  [Parallax.Client]="Microsoft.Extensions.Http.Polly Microsoft.Extensions.Options.ConfigurationExtensions Newtonsoft.Json Polly System.Threading.RateLimiting"
  [Parallax.HealthChecks]="Microsoft.Extensions.Diagnostics.HealthChecks Parallax.Client"
  [Parallax.RateLimiting.Redis]="Parallax.Client StackExchange.Redis"
  [Parallax.Testing]="NJsonSchema Newtonsoft.Json Parallax.Client YamlDotNet"
)

# The libraries; the tool is installed and run by strangers.sh.
packed=$(grep -L '<PackAsTool>' $(grep -l '<IsPackable>true</IsPackable>' src/*/*.csproj))
for folder in one another/folder; do
  copy_tree "$scratch/$folder"
  for project in $packed; do
    name=$(basename "$project" .csproj)
    CI=true quietly "packing $name" dotnet pack "$scratch/$folder/$project" --nologo -o "$scratch/$folder/packages"
    mkdir -p "$scratch/$folder/unpacked"
    unzip -qo "$scratch/$folder/packages/$name".[0-9]*.nupkg -d "$scratch/$folder/unpacked/$name"
  done
done

# element FILE NAME: the text of an element of a nuspec.
element() { sed -n "s:.*<$2\\( [^>]*\\)\\?>\\(.*\\)</$2>.*:\\2:p" "$1"; }

for project in $packed; do
  name=$(basename "$project" .csproj)
  package=$scratch/one/unpacked/$name
  for file in "lib/net8.0/$name.dll" "lib/net8.0/$name.xml" README.md; do
    cmp "$package/$file" "$scratch/another/folder/unpacked/$name/$file" || fail "$name: $file depends on the folder"
  done
  ok "$name is the same from two folders"

  files=$(cd "$package" && find . -type f ! -path './_rels/*' ! -path './package/*' ! -name '\[Content_Types\].xml' -printf '%P ' | tr ' ' '\n' | sort | xargs)
  [ "$files" = "$name.nuspec README.md lib/net8.0/$name.dll lib/net8.0/$name.xml" ] || fail "$name has other files than it should: $files"
  unzip -Z1 "$scratch/one/packages/$name".[0-9]*.snupkg >"$scratch/symbols"
  grep -qx "lib/net8.0/$name.pdb" "$scratch/symbols" || fail "$name comes without symbols"

  nuspec=$package/$name.nuspec
  [ "$(element "$nuspec" license) $(element "$nuspec" readme)" = "MIT README.md" ] || fail "$name has no licence, or no README"
  for wanted in description releaseNotes tags authors copyright; do
    [ -n "$(element "$nuspec" "$wanted")" ] || fail "$name says nothing under $wanted"
  done
  brought=$(sed -n 's/.*<dependency id="\([^"]*\)".*/\1/p' "$nuspec" | sort | xargs)
  [ -n "${dependencies[$name]:-}" ] || fail "say in build/checks/packages.sh what $name may depend on: $brought"
  [ "$brought" = "$(tr ' ' '\n' <<<"${dependencies[$name]}" | sort | xargs)" ] || fail "$name depends on $brought, and not on ${dependencies[$name]}"
  ok "$name has its library, symbols and documentation, and depends on $brought"
done
