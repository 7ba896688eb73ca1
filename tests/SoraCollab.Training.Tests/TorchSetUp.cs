using System.Runtime.CompilerServices;
using SoraCollab.Training.Native;

// The tensor library has one random stream for the whole process: two tests that draw from it at once would draw other numbers.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace SoraCollab.Training.Tests;

internal static class TorchSetUp
{
    [ModuleInitializer]
    internal static void Prepare() => TorchLibrary.Prepare();
}
