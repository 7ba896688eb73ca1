using SoraCollab.Core.Jobs;

namespace SoraCollab.Core.Hosting;

/// <summary>A job handed to a host for as long as it shows progress.</summary>
public sealed record JobLease
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The token that everything the host says about the job must carry.</summary>
    public required long LeaseToken { get; init; }

    /// <summary>1 for the first host that takes it, one more for each later one.</summary>
    public required int Attempt { get; init; }

    /// <summary>What to make.</summary>
    public required JobOrder Order { get; init; }

    /// <summary>Where to go on, where an earlier host saved that; null to start anew.</summary>
    public JobCheckpoint? Checkpoint { get; init; }
}
