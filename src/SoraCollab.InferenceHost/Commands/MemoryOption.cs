using SoraCollab.Diffusion.Planning;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>The option --memory.</summary>
internal static class MemoryOption
{
    public const string Meaning = "automatic (default), resident: all in memory, or streamed: weights are read from their files block by block";

    /// <summary>Reads it.</summary>
    /// <exception cref="CommandLineException">The value is not allowed.</exception>
    public static MemoryChoice Read(CommandOptions options) => options.Find("memory") switch
    {
        null or "automatic" => MemoryChoice.Automatic,
        "resident" => MemoryChoice.Resident,
        "streamed" => MemoryChoice.Streamed,
        var other => throw new CommandLineException($"--memory must be automatic, resident or streamed, not '{other}'."),
    };
}
