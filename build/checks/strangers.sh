#!/usr/bin/env bash
# The first five minutes of a stranger: packs what is packed, and builds and runs programs against these packages alone, in a folder
# outside of the repository. The programs think that they speak to the vendor: by its name, over TLS, to a stand-in on this machine.
set -euo pipefail
. "$(dirname "$0")/common.sh"

need openssl curl

# A version of its own: no source but the folder has it, and nothing that was installed before can take its place.
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)-stranger.$(date +%s)
for project in $(grep -l '<IsPackable>true</IsPackable>' src/*/*.csproj); do
  CI=true quietly "packing $project" dotnet pack "$project" --nologo -o "$scratch/feed" -p:Version="$version" -p:RunAnalyzers=false
done
quietly "installing the tool" dotnet tool install Parallax.Emulator --tool-path "$scratch/tool" --add-source "$scratch/feed" --version "$version"
"$scratch/tool/parallax-emulator" --help | grep -q -- '--webhook-secret' || fail "the tool has no help"
quietly "building the stand-in" dotnet build build/checks/stand-in.cs --nologo -o "$scratch/stand-in"
ok "packed as $version"

# ---- the vendor, twice: it gets ready while the programs are built
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=api.getparallax.com \
  -addext subjectAltName=DNS:api.getparallax.com -keyout "$scratch/key.pem" -out "$scratch/certificate.pem" 2>/dev/null
mkdir "$scratch/no-certificates"
declare -A emulator proxy
port=$((20000 + RANDOM % 10000))
for which in a b; do
  # A free one, below those that systems hand out themselves.
  while port=$((port + 1)) && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  emulator[$which]=$port
  in_background "$scratch/emulator-$which" "$scratch/tool/parallax-emulator" --port "${emulator[$which]}"
  in_background "$scratch/stand-in-$which" dotnet "$scratch/stand-in/stand-in.dll" "$scratch/certificate.pem" "$scratch/key.pem" "${emulator[$which]}"
done

# ---- the programs, built where nothing of this repository can help them
cp -r tests/Strangers "$scratch/work"
settings=(--nologo -warnaserror "-p:ParallaxVersion=$version" "-p:RestoreAdditionalProjectSources=$scratch/feed" "-p:RestorePackagesPath=$scratch/packages")
cd "$scratch/work"

# As the README says: the folder as a source, once, and then the package by its name.
mkdir Install
sed '/<PackageReference/d' Console/Console.csproj >Install/Install.csproj
echo '<configuration />' >Install/nuget.config
quietly "adding the source" dotnet nuget add source "$scratch/feed" --name parallax --configfile Install/nuget.config
NUGET_PACKAGES=$scratch/packages quietly "adding the package" dotnet add Install package Parallax.Client --version "$version"
grep -q "Include=\"Parallax.Client\" Version=\"$version\"" Install/Install.csproj || fail "the package was not added"

quietly "building Console for .NET 10" dotnet build Console -f net10.0 "${settings[@]}"
quietly "publishing Console for .NET 8" dotnet publish Console -f net8.0 -r linux-x64 --self-contained -o "$scratch/self-contained" "${settings[@]}"
quietly "building Web" dotnet build Web "${settings[@]}"
ok "built without a warning"

quietly "the tests of a stranger" dotnet test UnitTests "${settings[@]}"
ok "$(sed -n 's/^Passed! .*Passed: *\([0-9]*\),.*/\1/p' "$scratch/log") tests, with a mock, with MockHttp and with the emulator"

# ---- the vendor is there
for which in a b; do
  key=$(wait_for "$scratch/emulator-$which" '^ *Key *\([^ ]*\).*' "the emulator")
  proxy[$which]=$(wait_for "$scratch/stand-in-$which" '^port \([0-9]*\)$' "the stand-in")
done

# through WHICH: sets what goes before a command, so that it has no way to the world but the stand-in, and trusts nobody else.
through() {
  way=(env -u https_proxy -u http_proxy -u HTTP_PROXY -u all_proxy -u ALL_PROXY -u no_proxy -u NO_PROXY
    "HTTPS_PROXY=http://127.0.0.1:${proxy[$1]}" "SSL_CERT_FILE=$scratch/certificate.pem" "SSL_CERT_DIR=$scratch/no-certificates")
}

# ask WHICH PATH [CURL OPTION…]: the emulator itself.
ask() { curl -sS --noproxy '*' --fail -H "X-API-KEY: $key" "http://127.0.0.1:${emulator[$1]}$2" "${@:3}"; }

# has WHICH PATH TEXT
has() { ask "$1" "$2" >"$scratch/answer" && grep -q "$3" "$scratch/answer"; }

status=$(curl -s -o /dev/null -w '%{http_connect}' --proxy "http://127.0.0.1:${proxy[a]}" https://elsewhere.example/ || true)
[ "$status" = 403 ] || fail "the stand-in lets others through: $status"

# ---- the first ten lines
export PARALLAX_API_KEY=$key
through a
timeout 60 "${way[@]}" dotnet Console/bin/Debug/net10.0/Console.dll >"$scratch/net10" || fail "the first ten lines, on .NET 10"
through b
timeout 60 "${way[@]}" "$scratch/self-contained/Console" >"$scratch/net8" || fail "the first ten lines, self-contained on .NET 8"
unset PARALLAX_API_KEY
cmp "$scratch/net10" "$scratch/net8" || fail "the two do not print the same"
projects=$(wc -l <"$scratch/net10")
[ "$projects" -gt 500 ] || fail "$projects projects are not more than one page"
for which in a b; do
  has "$which" /v1/clients '"Northwind Logistics"' || fail "there is no new client"
  has "$which" '/v1/projects?page=3' '"Warehouse rollout"' || fail "there is no new project"
done
ok "the first ten lines: $projects projects listed and one created, on .NET 10 and self-contained on .NET 8"

# ---- the service
# In its folder, where its settings are.
cd Web
web=(dotnet bin/Debug/net10.0/Web.dll --urls http://127.0.0.1:0)
tenants=("Tenants__a__ApiKey=$key" "Tenants__a__BaseAddress=http://127.0.0.1:${emulator[a]}/" "Tenants__b__ApiKey=$key" "Tenants__b__BaseAddress=http://127.0.0.1:${emulator[b]}/")
through a
in_background "$scratch/web" "${way[@]}" "Parallax__ApiKey=$key" "${tenants[@]}" "${web[@]}"
address=$(wait_for "$scratch/web" '.*Now listening on: \(http:[^ ]*\).*' "the service")
get() { curl -sS --noproxy '*' --fail "$address$1" || fail_with "$scratch/web" "the service: $1"; }

get /projects >"$scratch/projects"
grep -v '^Warehouse rollout: ' "$scratch/projects" | cmp - "$scratch/net10" || fail "the service lists other projects"
ask b /v1/clients -H 'Content-Type: application/json-patch+json' -d '{ "name": "Of tenant b alone" }' >/dev/null
get /a/clients >"$scratch/a"
get /b/clients >"$scratch/b"
[ "$(diff "$scratch/a" "$scratch/b" | grep '^[<>]')" = '> Of tenant b alone' ] || fail "the tenants are not told apart"
ok "the service: $(wc -l <"$scratch/projects") projects, and each tenant its own clients"

# refused PATTERN SETTING…: the service does not start, and says why.
refused() {
  # The braces are for the shell's own remark on how it ended.
  if { timeout 60 env "${tenants[@]}" "${@:2}" "${web[@]}" >"$scratch/log" 2>&1; } 2>/dev/null; then fail "the service starts with ${*:2}"; fi
  grep -q "$1" "$scratch/log" || fail_with "$scratch/log" "'$1' is not said"
  ! grep -q "$key" "$scratch/log" || fail "the key is shown"
}
refused 'Parallax:ApiKey is missing' Parallax__ApiKey=
refused 'Parallax:PageSise is not a setting' "Parallax__ApiKey=$key" Parallax__PageSise=100
ok "wrong settings: named, and the service does not start"

! grep -h '^refused' "$scratch"/stand-in-? | grep -v elsewhere.example || fail "a program wanted to go elsewhere"
