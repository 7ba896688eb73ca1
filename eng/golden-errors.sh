#!/bin/sh
# Runs the tests that compare with goldens and writes the errors they print to docs/goldens.md.
set -eu
cd "$(dirname "$0")/.."
mkdir -p docs
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
for project in SoraCollab.ModelCompiler.Tests SoraCollab.Diffusion.Tests; do
    dotnet build "tests/$project" -c Release -v q --nologo >/dev/null
    # Tests print "golden | what | error"; the runner puts its own words and colours around that.
    "tests/$project/bin/Release/net10.0/$project" -showLiveOutput -noColor | sed -n 's/.*\[OUTPUT\] golden | /| /p' | sed 's/ *$/ |/' >>"$lines"
done
{
    echo '# Distance from the reference libraries'
    echo
    echo 'Largest absolute difference from what diffusers and transformers computed with the same weights (float32, CPU), as a part of the'
    echo 'largest absolute value. `tests/goldens` holds the models and tensors; `eng/golden-errors.sh` writes this table. Allowed are 1e-3 for networks, 5e-3 for whole pipelines (and half a level more for frames, which are bytes).'
    echo
    echo '| golden | error |'
    echo '|---|---|'
    sort "$lines"
} >docs/goldens.md
