#!/usr/bin/env bash
# Proves that the packages depend on nothing but the commit: packed in two folders, the assemblies are the same, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for folder in one another/folder; do
  mkdir -p "$(dirname "$scratch/$folder")"
  git clone --quiet . "$scratch/$folder"
  if [ -d build/.nswag ]; then cp -r build/.nswag "$scratch/$folder/build/"; fi
  for project in Parallax.Client Parallax.Testing; do
    CI=true dotnet pack "$scratch/$folder/src/$project" --nologo -o "$scratch/$folder/packages" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
    unzip -qo "$scratch/$folder/packages/$project".*.nupkg "lib/*" README.md -d "$scratch/$folder/unpacked"
  done
done

for file in lib/net8.0/Parallax.Client.dll lib/net8.0/Parallax.Client.xml lib/net8.0/Parallax.Testing.dll lib/net8.0/Parallax.Testing.xml README.md; do
  cmp "$scratch/one/unpacked/$file" "$scratch/another/folder/unpacked/$file" || { echo "FAILED: $file depends on the folder"; exit 1; }
  echo "ok: $file is the same from two folders"
done
