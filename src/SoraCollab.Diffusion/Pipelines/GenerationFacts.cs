using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>What a clip was made from and how long it took: with the seed enough to make it again.</summary>
public sealed record GenerationFacts
{
    /// <summary>The model's name.</summary>
    public required string ModelName { get; init; }

    /// <summary>The model's hash.</summary>
    public required string ModelHash { get; init; }

    /// <summary>What the clip shows.</summary>
    public required string Prompt { get; init; }

    /// <summary>What it shall not look like.</summary>
    public required string NegativePrompt { get; init; }

    /// <summary>Tokens of the prompt, the end token counted.</summary>
    public required int PromptTokens { get; init; }

    /// <summary>Whether the prompt was too long for the model, which then never saw its end.</summary>
    public required bool PromptTruncated { get; init; }

    /// <summary>Denoising steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Classifier-free guidance.</summary>
    public required double GuidanceScale { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The device.</summary>
    public required ExecutionProvider Provider { get; init; }

    /// <summary>Numbers in which the transformer multiplied.</summary>
    public required WeightPrecision Precision { get; init; }

    /// <summary>Time for the prompts.</summary>
    public required TimeSpan TextTime { get; init; }

    /// <summary>Time for the steps that this run made.</summary>
    public required TimeSpan DenoisingTime { get; init; }

    /// <summary>Time for decoding.</summary>
    public required TimeSpan DecodingTime { get; init; }
}
