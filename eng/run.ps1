# Brings up the studio on Windows: checks the machine, restores browser packages, builds, starts on http://127.0.0.1:5080.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
& (Join-Path $PSScriptRoot 'requirements.ps1')

if (-not (Test-Path wwwroot/lib/signalr.js) -or (Get-Item package-lock.json).LastWriteTime -gt (Get-Item wwwroot/lib/signalr.js).LastWriteTime) {
    Write-Host 'Restoring browser packages.'
    npm ci --no-audit --no-fund --silent; if ($LASTEXITCODE) { exit $LASTEXITCODE }
    npm run --silent build; if ($LASTEXITCODE) { exit $LASTEXITCODE }
}
Write-Host 'Building.'
dotnet build src/SoraCollab.Web -c Release --nologo -v quiet; if ($LASTEXITCODE) { exit $LASTEXITCODE }
dotnet run --project src/SoraCollab.Web -c Release --no-build --no-launch-profile -- @args
exit $LASTEXITCODE
