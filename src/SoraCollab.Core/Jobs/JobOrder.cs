using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Jobs;

/// <summary>All that a host needs to make a take. Fixed when the job is queued: later edits of the shot do not change it.</summary>
public sealed record JobOrder
{
    /// <summary>What the film shows, in words. Not empty, within PromptRules.</summary>
    public required string Prompt { get; init; }

    /// <summary>What guidance shall steer away from; empty for nothing.</summary>
    public string NegativePrompt { get; init; } = "";

    /// <summary>Frame and length.</summary>
    public required ShotFormat Format { get; init; }

    /// <summary>Where the noise starts.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of denoising steps, or null for the model's own.</summary>
    public int? Steps { get; init; }

    /// <summary>Strength of guidance, or null for the model's own.</summary>
    public double? GuidanceScale { get; init; }

    /// <summary>The model to use, by the name its host announced.</summary>
    public required string Model { get; init; }
}
