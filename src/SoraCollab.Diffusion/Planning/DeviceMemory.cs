using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Planning;

/// <summary>The memory of the device that runs the networks, and of the machine around it.</summary>
/// <param name="Provider">The device.</param>
/// <param name="Bytes">Its memory in all; 0 where that cannot be found out.</param>
/// <param name="HostBytes">Memory of the machine that this process may use.</param>
public sealed record DeviceMemory(ExecutionProvider Provider, long Bytes, long HostBytes)
{
    // A GPU's memory does not change, and asking the driver takes a while.
    private static readonly ConcurrentDictionary<int, long> OfGpus = new();

    /// <summary>Asks this machine.</summary>
    /// <param name="provider">The device.</param>
    /// <param name="gpu">Which GPU, from 0; read for <see cref="ExecutionProvider.Cuda"/> only.</param>
    public static DeviceMemory Of(ExecutionProvider provider, int gpu)
    {
        // What a container allows, where one does.
        var host = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return new DeviceMemory(provider, provider == ExecutionProvider.Cpu ? host : OfGpus.GetOrAdd(gpu, number => ParseMebibytes(AskDriver(number))), host);
    }

    /// <summary>The first line of <c>nvidia-smi --query-gpu=memory.total --format=csv,noheader,nounits</c> in bytes; 0 where it is no number.</summary>
    internal static long ParseMebibytes(string answer) =>
        long.TryParse(answer.Split('\n')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) ? mebibytes * 1024 * 1024 : 0;

    private static string AskDriver(int gpu)
    {
        try
        {
            var start = new ProcessStartInfo("nvidia-smi") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { "--query-gpu=memory.total", "--format=csv,noheader,nounits", $"--id={gpu}" }) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var answer = process.StandardOutput.ReadToEndAsync();
            if (process.WaitForExit(TimeSpan.FromSeconds(10))) return answer.Result;
            process.Kill();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No driver, no GPU.
        }

        return "";
    }
}
