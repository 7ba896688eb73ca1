#!/usr/bin/env bash
# Runs every test but the nightly ones: eng/test.sh. The slow proofs: eng/test.sh nightly. Ends with "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")/.."

bash eng/requirements.sh tests
if [ ! -f wwwroot/lib/signalr.js ] || [ package-lock.json -nt wwwroot/lib/signalr.js ]; then
  npm ci --no-audit --no-fund --silent
  npm run --silent build
fi

results=artifacts/test-results
rm -rf "$results"
traits=(-trait- Category=Nightly)
[ "${1:-}" = nightly ] && traits=(-trait Category=Nightly)

dotnet build SoraCollab.sln -c Release --nologo -v quiet
status=0
mkdir -p "$results"
for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  # One project after the other: the engine's tests measure memory and use both cores.
  "$project/bin/Release/net10.0/$name" "${traits[@]}" -noLogo -noColor -trx "$results/$name.trx" || status=1
done
node eng/test-summary.mjs "$results" || status=1
exit $status
