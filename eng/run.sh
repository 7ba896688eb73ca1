#!/usr/bin/env bash
# Brings up the studio: checks the machine, restores browser packages, builds, starts on http://127.0.0.1:5080.
# Arguments go to the studio, for example: eng/run.sh --urls http://127.0.0.1:5081
set -euo pipefail
cd "$(dirname "$0")/.."

bash eng/requirements.sh
# npm ci only when the lock file changed since the last bundle.
if [ ! -f wwwroot/lib/signalr.js ] || [ package-lock.json -nt wwwroot/lib/signalr.js ]; then
  echo "Restoring browser packages."
  npm ci --no-audit --no-fund --silent
  npm run --silent build
fi
echo "Building."
dotnet build src/SoraCollab.Web -c Release --nologo -v quiet
exec dotnet run --project src/SoraCollab.Web -c Release --no-build --no-launch-profile -- "$@"
