using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Queue;

/// <summary>
/// The queue of generation jobs as people use it. It does not ask who may enter the project: callers do, see
/// <see cref="ProjectAccess"/>.
/// </summary>
public sealed partial class GenerationQueue(
    IJobStore jobs,
    IProjectRooms rooms,
    JobOrders orders,
    JobDispatch dispatch,
    IOptions<QueueOptions> options)
{
    /// <summary>The queue now.</summary>
    public QueueSnapshot Snapshot => dispatch.Board.Snapshot;

    /// <summary>Raised when a job came, went or moved; from any thread.</summary>
    public event Action? Changed
    {
        add => dispatch.Board.Changed += value;
        remove => dispatch.Board.Changed -= value;
    }

    /// <summary>Makes sure that <see cref="Setback"/> knows a project.</summary>
    public Task RecallAsync(ProjectId project, CancellationToken cancellationToken = default) => dispatch.Board.RecallAsync(project, cancellationToken);

    /// <summary>The shot's last job, when it failed, was cancelled or was put aside; null when it made its take.</summary>
    public QueuedJob? Setback(ProjectId project, ShotId shot) => dispatch.Board.Setback(project, shot);

    /// <summary>Queues a take of the shot as it stands now.</summary>
    /// <exception cref="StudioException">It cannot be made; the message says why.</exception>
    public async Task<JobId> EnqueueAsync(ProjectId project, ShotId shotId, UserId requestedBy, CancellationToken cancellationToken = default)
    {
        var storyboard = await rooms.OpenAsync(project, cancellationToken);
        var shot = storyboard.FindShot(shotId) ?? throw new ShotNotFoundException(shotId);
        var waiting = Snapshot.Jobs.Count(job => job.State == JobState.Queued && job.RequestedBy == requestedBy);
        if (waiting >= options.Value.WaitingPerPerson)
            throw new GenerationRefusedException($"You have {waiting} takes waiting, which is the most that one person may have. Cancel one, or wait until one is done.");
        var job = await jobs.EnqueueAsync(
            new GenerationJob
            {
                Id = JobId.New(),
                ProjectId = project,
                ShotId = shotId,
                RequestedBy = requestedBy,
                Order = orders.Make(shot),
                QueuedAt = dispatch.Now,
            },
            cancellationToken);
        await dispatch.AnnounceAsync();
        return job.Id;
    }

    /// <summary>Calls a job off: at once while it waits, else its host stops at the next step.</summary>
    /// <exception cref="StudioException">There is no such job.</exception>
    public Task CancelAsync(JobId job, UserId actor, CancellationToken cancellationToken = default) => dispatch.CancelAsync(job, cancellationToken);

    /// <summary>Queues a failed, cancelled or quarantined job again.</summary>
    /// <exception cref="StudioException">There is no such job, or it waits, runs or is done.</exception>
    public async Task RetryAsync(JobId job, UserId actor, CancellationToken cancellationToken = default)
    {
        await jobs.RetryAsync(job, cancellationToken);
        await dispatch.AnnounceAsync();
    }
}
