#!/bin/sh
# Runs the training program with settings that its memory needs: eng/train.sh train-text-to-video --clips runs/clips-64 ...
# glibc gives large blocks back to the kernel after every step, and the page faults cost several times the work itself. jemalloc keeps
# them; one arena and a slow decay keep its size bounded. (Debian: package libjemalloc2.)
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
program="$root/src/SoraCollab.Training/bin/Release/net10.0/SoraCollab.Training.dll"
[ -f "$program" ] || dotnet build "$root/src/SoraCollab.Training" -c Release -v q --nologo
for library in /usr/lib/*/libjemalloc.so.2 /usr/lib64/libjemalloc.so.2; do
    if [ -f "$library" ]; then
        export LD_PRELOAD="$library"
        export MALLOC_CONF=narenas:1,dirty_decay_ms:10000,muzzy_decay_ms:10000,retain:true
        break
    fi
done
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
cd "$root"
exec dotnet "$program" "$@"
