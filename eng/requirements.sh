#!/usr/bin/env bash
# Finds what the studio needs on this machine; installs FFmpeg if it is missing, names the rest and where to get it.
set -euo pipefail

fail=0
need() { echo "Missing: $1. $2" >&2; fail=1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# install NAME [APT PACKAGES...]: with the package manager of this system, saying so.
install() {
  local name=$1; shift
  if command -v apt-get >/dev/null; then
    echo "Installing $name with apt-get."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
  elif command -v brew >/dev/null; then
    echo "Installing $name with Homebrew."
    brew install --quiet "$name"
  else
    need "$name" "Install it with your system's package manager, then start again."
  fi
}

command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.' \
  || need ".NET SDK 10" "Get it from dotnet.microsoft.com/download or your package manager (dotnet-sdk-10.0)."
command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] \
  || need "Node.js 20 or newer" "Get it from nodejs.org or your package manager (nodejs, npm). It bundles the browser packages at build time; it does not run the studio."
command -v npm >/dev/null || need "npm" "It comes with Node.js."
command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null || install ffmpeg ffmpeg
if [ "${1:-}" = tests ]; then
  command -v chromium >/dev/null || command -v google-chrome >/dev/null || [ -n "${SORACOLLAB_CHROMIUM:-}" ] || install chromium chromium
fi
[ "$fail" = 0 ] || exit 1
