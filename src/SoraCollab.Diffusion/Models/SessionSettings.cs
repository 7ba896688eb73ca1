using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Adapters;

namespace SoraCollab.Diffusion.Models;

/// <summary>How the networks of a model are run.</summary>
public sealed record SessionSettings
{
    /// <summary>The device; <see cref="ExecutionProvider.Cpu"/> unless told otherwise.</summary>
    public ExecutionProvider Provider { get; init; } = ExecutionProvider.Cpu;

    /// <summary>Which GPU, from 0; read for <see cref="ExecutionProvider.Cuda"/> only.</summary>
    public int DeviceId { get; init; }

    /// <summary>Threads of one operator; 0 takes one per core.</summary>
    public int ThreadCount { get; init; }

    /// <summary>
    /// Whether threads that wait for each other within an operator burn processor time meanwhile. It saves the wake-ups of
    /// small networks on an idle machine and starves everything else on a busy one.
    /// </summary>
    public bool SpinWhileWaiting { get; init; }

    /// <summary>
    /// Numbers in which the transformer multiplies. <see cref="WeightPrecision.Int8"/> is for the CPU only: faster there, and
    /// its clips differ from those of floats.
    /// </summary>
    public WeightPrecision Precision { get; init; } = WeightPrecision.Float32;

    /// <summary>
    /// Whether matrix weights are copied once into the layout that the processor multiplies fastest.
    /// It doubles the memory of the weights; without it they stay pages of the weights file.
    /// </summary>
    public bool PrepackWeights { get; init; } = true;

    /// <summary>
    /// Blocks of the transformer that stay in memory while the rest, and all of the text encoder, are read from their files when they
    /// are needed; null holds both whole. Blocks that come and go compute in 32-bit floats.
    /// </summary>
    public int? ResidentBlocks { get; init; }

    /// <summary>LoRA files that the transformer is computed with; of a model with two transformers, both. None unless told otherwise.</summary>
    public IReadOnlyList<LoraSetting> Loras { get; init; } = [];
}
