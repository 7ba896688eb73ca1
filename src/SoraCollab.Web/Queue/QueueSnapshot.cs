using System.Collections.Immutable;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;

namespace SoraCollab.Web.Queue;

/// <summary>The queue at one moment: running jobs first, then those that wait in order, then the last that ended.</summary>
public sealed record QueueSnapshot(ImmutableArray<QueuedJob> Jobs)
{
    public static QueueSnapshot Empty { get; } = new([]);

    /// <summary>True while the studio's owner has stopped the queue: what waits is not handed out.</summary>
    public bool IsPaused { get; init; }

    public int RunningCount => Jobs.Count(job => !job.HasEnded && job.Position == 0);

    public int WaitingCount => Jobs.Count(job => job.State == JobState.Queued);

    /// <summary>The jobs of one project; positions still count the whole queue.</summary>
    public QueueSnapshot Of(ProjectId project) => this with { Jobs = [.. Jobs.Where(job => job.Project == project)] };

    /// <summary>The job of a shot that runs or waits; null when none does.</summary>
    public QueuedJob? ForShot(ShotId shot) => Jobs.FirstOrDefault(job => job.Shot == shot && !job.HasEnded);
}
