using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.TextEncoders;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>How a pipeline runs; nothing here changes what is asked for.</summary>
public sealed record PipelineOptions
{
    /// <summary>Device and threads.</summary>
    public SessionSettings Session { get; init; } = new();

    /// <summary>Device and threads of the text encoder; null for those of the rest.</summary>
    public SessionSettings? TextSession { get; init; }

    /// <summary>The tiles of decoding; larger ones need more memory.</summary>
    public DecodingTiling Tiling { get; init; } = new();

    /// <summary>Prompts that were encoded before; pipelines that share it share them.</summary>
    public PromptCache Prompts { get; init; } = new();

    /// <summary>Where hashes of weights are remembered.</summary>
    public ModelHash Hash { get; init; } = ModelHash.Default;

    /// <summary>What times are read from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
