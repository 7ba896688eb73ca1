namespace SoraCollab.Core.Jobs;

/// <summary>A host's word on how far it is. Renews the lease when the step or phase moved.</summary>
public sealed record JobProgress
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The token of the lease under which the host works.</summary>
    public required long LeaseToken { get; init; }

    /// <summary>What the host is doing.</summary>
    public required JobPhase Phase { get; init; }

    /// <summary>Denoising steps done.</summary>
    public int Step { get; init; }

    /// <summary>Denoising steps in all.</summary>
    public int StepCount { get; init; }

    /// <summary>Noise level that the last step started from, 1 to 0; null before the first, and where the work has none.</summary>
    public double? Sigma { get; init; }

    /// <summary>Whether the take has passed the host's output check. It stays so once it has.</summary>
    public bool OutputChecked { get; init; }

    /// <summary>Milliseconds that a step takes.</summary>
    public double MillisecondsPerStep { get; init; }
}
