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

    /// <summary>Milliseconds that a step takes.</summary>
    public double MillisecondsPerStep { get; init; }
}
