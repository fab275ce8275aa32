#!/usr/bin/env bash
# Finds what the tests need beside the .NET SDK; installs it from Debian's packages when run as root, says what to install otherwise.
set -u
missing=()
command -v dotnet >/dev/null || missing+=("the .NET SDK 10 (dotnet)")
if ! node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>22||(a===22&&b>=12)||(a===20&&b>=19)?0:1)' 2>/dev/null \
  || ! command -v npm >/dev/null; then
  missing+=("Node.js 20.19 (or 22.12 and later) with npm")
fi
if [ "${#missing[@]}" -gt 0 ]; then
  printf 'Please install: %s\n' "${missing[@]}"
  exit 1
fi

# No test needs PostgreSQL yet: the runtime's only store is SQLite. Its package joins this list with the first test that does.
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
