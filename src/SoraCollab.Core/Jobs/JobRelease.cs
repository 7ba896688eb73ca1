namespace SoraCollab.Core.Jobs;

/// <summary>A host gives a job back unharmed, because it shuts down: the job is queued again and no death is counted.</summary>
public sealed record JobRelease
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The token of the lease.</summary>
    public required long LeaseToken { get; init; }

    /// <summary>True when the job was called off and the host has stopped: it ends as cancelled.</summary>
    public bool Cancelled { get; init; }
}
