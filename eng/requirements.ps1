# Finds what the studio needs on Windows; installs FFmpeg with winget if it is missing, names the rest and where to get it.
$ErrorActionPreference = 'Stop'
$missing = $false
function Need($name, $how) { Write-Warning "Missing: $name. $how"; $script:missing = $true }

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue) -or -not (dotnet --list-sdks | Select-String '^10\.')) { Need '.NET SDK 10' 'winget install Microsoft.DotNet.SDK.10' }
if (-not (Get-Command node -ErrorAction SilentlyContinue) -or [int](node -p 'process.versions.node.split(".")[0]') -lt 20) { Need 'Node.js 20 or newer' 'winget install OpenJS.NodeJS.LTS' }
if (-not (Get-Command ffmpeg -ErrorAction SilentlyContinue)) {
    if (Get-Command winget -ErrorAction SilentlyContinue) {
        Write-Host 'Installing FFmpeg with winget.'
        winget install --exact --id Gyan.FFmpeg --accept-source-agreements --accept-package-agreements
        $env:Path = [Environment]::GetEnvironmentVariable('Path', 'Machine') + ';' + [Environment]::GetEnvironmentVariable('Path', 'User')
    } else { Need 'FFmpeg' 'Install it and put ffmpeg and ffprobe on the path.' }
}
if ($missing) { exit 1 }
