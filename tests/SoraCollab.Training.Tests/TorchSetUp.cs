using System.Runtime.CompilerServices;
using SoraCollab.Training.Native;

namespace SoraCollab.Training.Tests;

internal static class TorchSetUp
{
    [ModuleInitializer]
    internal static void Prepare() => TorchLibrary.Prepare();
}
