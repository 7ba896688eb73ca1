using System.Runtime.InteropServices;
using SoraCollab.InferenceHost.Commands;

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    // The first signal ends the work in order; a second one, at once.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await CommandTable.RunAsync(args, new Terminal(Console.Out, Console.Error, !Console.IsOutputRedirected), stop.Token);
