using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Planning;

/// <summary>What of a model is resident and what is streamed.</summary>
public sealed record MemoryPlan
{
    /// <summary>Whether the model can run at all.</summary>
    public required bool Fits { get; init; }

    /// <summary>Whether the text encoder runs beside the transformer on the device; false on the processor of a machine with a GPU.</summary>
    public bool TextEncoderOnDevice { get; init; } = true;

    /// <summary>Transformer blocks that stay in the device's memory.</summary>
    public int ResidentBlocks { get; init; }

    /// <summary>Blocks that are brought anew in each step.</summary>
    public int StreamedBlocks { get; init; }

    /// <summary>Bytes of weights brought in each step.</summary>
    public long StreamedBytesPerStep { get; init; }

    /// <summary>CPU: whether weights are copied into the layout that multiplies fastest.</summary>
    public bool PrepackWeights { get; init; }

    /// <summary>The plan in words.</summary>
    public required string Sentence { get; init; }

    /// <summary>Whether the transformer runs block by block; else it is one network.</summary>
    public bool RunsBlockwise { get; init; }

    /// <summary>The settings with which the networks are loaded as planned.</summary>
    /// <param name="session">What the operator chose.</param>
    public SessionSettings SettingsOf(SessionSettings session) =>
        session with { PrepackWeights = PrepackWeights, ResidentBlocks = RunsBlockwise ? ResidentBlocks : null };

    /// <summary>Those of the text encoder; where it does not run on the device, its blocks go one by one through the processor.</summary>
    /// <param name="session">What the operator chose.</param>
    public SessionSettings TextSettingsOf(SessionSettings session) => TextEncoderOnDevice
        ? SettingsOf(session)
        : SettingsOf(session) with { Provider = ExecutionProvider.Cpu, ResidentBlocks = 0 };
}
