using SoraCollab.Core;
using SoraCollab.Core.Jobs;

namespace SoraCollab.Web.Queue;

/// <summary>What is known in memory of a job that a host has: newer than the database, and gone with the process.</summary>
internal sealed class LiveJob(GenerationJob job)
{
    public JobId Id { get; } = job.Id;

    public ProjectId Project { get; } = job.ProjectId;

    public ShotId Shot { get; } = job.ShotId;

    public HostId? Host { get; } = job.Host;

    public long LeaseToken { get; } = job.LeaseToken;

    public volatile JobProgress? Progress;

    public volatile bool CancelRequested = job.CancelRequested;

    /// <summary>Clock ticks of the last renewal in the database.</summary>
    public long RenewedAt;
}
