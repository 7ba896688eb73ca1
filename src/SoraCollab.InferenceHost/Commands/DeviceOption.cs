using System.Globalization;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>The options --device, --precision and --threads.</summary>
internal static class DeviceOption
{
    public const string DeviceMeaning = "cpu (default), cuda, or cuda:N for the GPU of number N";
    public const string ThreadsMeaning = "threads of the networks; one per core unless given";

    public const string PrecisionMeaning = "float32 (default), or int8: faster on a CPU with VNNI, with slightly other pictures (docs/models.md)";

    /// <summary>Reads them.</summary>
    /// <exception cref="CommandLineException">A value is not allowed.</exception>
    public static SessionSettings Read(CommandOptions options)
    {
        var threads = options.Integer("threads");
        if (threads is < 1 or > 1024) throw new CommandLineException($"--threads must be from 1 to 1024, not {threads}.");
        var precision = options.Find("precision") ?? "float32";
        var settings = new SessionSettings
        {
            ThreadCount = threads ?? 0,
            Precision = precision switch
            {
                "float32" => WeightPrecision.Float32,
                "int8" => WeightPrecision.Int8,
                _ => throw new CommandLineException($"--precision must be float32 or int8, not '{precision}'."),
            },
        };
        var device = options.Find("device") ?? "cpu";
        if (device == "cpu") return settings;
        if (device == "cuda") return settings with { Provider = ExecutionProvider.Cuda };
        return device.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(device[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? settings with { Provider = ExecutionProvider.Cuda, DeviceId = number }
            : throw new CommandLineException($"--device must be cpu, cuda or cuda:N, not '{device}'.");
    }
}
