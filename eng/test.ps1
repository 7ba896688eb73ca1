# Runs every test but the nightly ones on Windows. The slow proofs: eng/test.ps1 nightly.
param([string] $Set = '')
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
& (Join-Path $PSScriptRoot 'requirements.ps1')

if (-not (Test-Path wwwroot/lib/signalr.js)) {
    npm ci --no-audit --no-fund --silent; if ($LASTEXITCODE) { exit $LASTEXITCODE }
    npm run --silent build; if ($LASTEXITCODE) { exit $LASTEXITCODE }
}
$filter = if ($Set -eq 'nightly') { 'Category=Nightly' } else { 'Category!=Nightly' }
Remove-Item -Recurse -Force artifacts/test-results -ErrorAction SilentlyContinue
dotnet build SoraCollab.sln -c Release --nologo -v quiet; if ($LASTEXITCODE) { exit $LASTEXITCODE }
$status = 0
Get-ChildItem tests/*.Tests/*.csproj | ForEach-Object {
    dotnet test $_.FullName -c Release --no-build --nologo --filter $filter --logger "trx;LogFileName=$($_.BaseName).trx" --results-directory artifacts/test-results -v quiet
    if ($LASTEXITCODE) { $status = 1 }
}
node eng/test-summary.mjs artifacts/test-results; if ($LASTEXITCODE) { $status = 1 }
exit $status
