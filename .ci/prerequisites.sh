#!/usr/bin/env bash
# Finds what the tests need beside the .NET SDK; installs it from Debian's packages when run as root, says what to install otherwise.
set -u
missing=()
command -v dotnet >/dev/null || missing+=("the .NET SDK 10 (dotnet)")
if ! command -v node >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
  missing+=("Node.js 20 or newer with npm")
fi
if [ "${#missing[@]}" -gt 0 ]; then
  printf 'Please install: %s\n' "${missing[@]}"
  exit 1
fi

packages=()
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || packages+=(chromium)
[ "${#packages[@]}" -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "The browser tests need Chromium. On Debian: sudo apt-get install --no-install-recommends ${packages[*]}"
  echo "Elsewhere install it and name it: CHROMIUM=/path/to/chromium ./check.sh"
  exit 1
fi
# Recommended packages would pull in an upgrade of the init system, which fails in a container.
export DEBIAN_FRONTEND=noninteractive
for attempt in 1 2 3; do
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" && exit 0
  echo "Installing ${packages[*]} did not work, attempt $attempt of 3."
  apt-get -y -qq --fix-broken install
done
exit 1
