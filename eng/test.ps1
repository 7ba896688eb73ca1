# Runs every test but the nightly ones on Windows. The slow proofs: eng/test.ps1 nightly.
param([string] $Set = '')
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
& (Join-Path $PSScriptRoot 'requirements.ps1')

if (-not (Test-Path wwwroot/lib/signalr.js)) {
    npm ci --no-audit --no-fund --silent; if ($LASTEXITCODE) { exit $LASTEXITCODE }
    npm run --silent build; if ($LASTEXITCODE) { exit $LASTEXITCODE }
}
$traits = if ($Set -eq 'nightly') { '-trait' } else { '-trait-' }
Remove-Item -Recurse -Force artifacts/test-results -ErrorAction SilentlyContinue
dotnet build SoraCollab.sln -c Release --nologo -v quiet; if ($LASTEXITCODE) { exit $LASTEXITCODE }
$status = 0
New-Item -ItemType Directory -Force artifacts/test-results | Out-Null
Get-ChildItem tests -Directory -Filter *.Tests | ForEach-Object {
    & "$($_.FullName)/bin/Release/net10.0/$($_.Name).exe" $traits Category=Nightly -noLogo -noColor -trx "artifacts/test-results/$($_.Name).trx"
    if ($LASTEXITCODE) { $status = 1 }
}
node eng/test-summary.mjs artifacts/test-results; if ($LASTEXITCODE) { $status = 1 }
exit $status
