using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;
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
    /// <summary>Most takes that are asked for at once.</summary>
    public const int MaximumVariations = 8;

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

    /// <summary>Queues a take of the shot as it stands now, made from its prompt alone.</summary>
    /// <exception cref="StudioException">It cannot be made; the message says why.</exception>
    public async Task<JobId> EnqueueAsync(ProjectId project, ShotId shotId, UserId requestedBy, CancellationToken cancellationToken = default) =>
        (await EnqueueAsync(project, shotId, new NewTake(), 1, requestedBy, cancellationToken))[0];

    /// <summary>
    /// Queues takes of the shot as it stands now. Several variations share a group and have the seeds s, s + 1 and so on: all
    /// are queued, or none.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="shotId">The shot.</param>
    /// <param name="verb">What to do. Its footage needs to name a take, or the hash of project media; the rest is looked up.</param>
    /// <param name="variations">How many, 1 to <see cref="MaximumVariations"/>.</param>
    /// <param name="requestedBy">Who asks.</param>
    /// <param name="cancellationToken">Stops before anything is queued.</param>
    /// <exception cref="StudioException">It cannot be made; the message says why.</exception>
    public Task<IReadOnlyList<JobId>> EnqueueAsync(
        ProjectId project, ShotId shotId, TakeVerb verb, int variations, UserId requestedBy, CancellationToken cancellationToken = default) =>
        EnqueueAsync(project, shotId, new TakeRequest(verb) { Variations = variations }, requestedBy, cancellationToken);

    /// <inheritdoc cref="EnqueueAsync(ProjectId, ShotId, TakeVerb, int, UserId, CancellationToken)"/>
    /// <param name="project">The project.</param>
    /// <param name="shotId">The shot.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="requestedBy">Who asks.</param>
    /// <param name="cancellationToken">Stops before anything is queued.</param>
    public async Task<IReadOnlyList<JobId>> EnqueueAsync(
        ProjectId project, ShotId shotId, TakeRequest request, UserId requestedBy, CancellationToken cancellationToken = default)
    {
        var variations = request.Variations;
        if (variations is < 1 or > MaximumVariations)
            throw new GenerationRefusedException($"{variations} variations are not allowed: choose 1 to {MaximumVariations}.");
        var storyboard = await rooms.OpenAsync(project, cancellationToken);
        var shot = storyboard.FindShot(shotId) ?? throw new ShotNotFoundException(shotId);
        var order = (await orders.MakeAsync(storyboard, shot, request, cancellationToken)) with { VariationGroup = variations > 1 ? Guid.CreateVersion7() : null };
        var varied = Enumerable.Range(0, variations).Select(i => order with { Seed = unchecked(order.Seed + (ulong)i) });
        return await EnqueueAsync(project, shotId, [.. varied], requestedBy, cancellationToken);
    }

    /// <summary>Queues a take once more, by its whole recipe: the same seed, steps, guidance and conditions.</summary>
    /// <exception cref="StudioException">The take is not in the film, or cannot come out the same; the message says why.</exception>
    public async Task<JobId> EnqueueAgainAsync(ProjectId project, ShotId shotId, TakeId takeId, UserId requestedBy, CancellationToken cancellationToken = default)
    {
        var storyboard = await rooms.OpenAsync(project, cancellationToken);
        var shot = storyboard.FindShot(shotId) ?? throw new ShotNotFoundException(shotId);
        var take = shot.Takes.FirstOrDefault(one => one.Id == takeId) ?? throw new TakeNotFoundException(takeId, shotId);
        return (await EnqueueAsync(project, shotId, [await orders.AgainAsync(take.Recipe, cancellationToken)], requestedBy, cancellationToken))[0];
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

    private async Task<IReadOnlyList<JobId>> EnqueueAsync(
        ProjectId project, ShotId shotId, IReadOnlyList<JobOrder> wanted, UserId requestedBy, CancellationToken cancellationToken)
    {
        var waiting = Snapshot.Jobs.Count(job => job.State == JobState.Queued && job.RequestedBy == requestedBy);
        if (waiting + wanted.Count > options.Value.WaitingPerPerson)
            throw new GenerationRefusedException($"You have {waiting} takes waiting and asked for {wanted.Count} more; one person may have {options.Value.WaitingPerPerson}. Cancel some, or wait until some are done.");
        var now = dispatch.Now;
        GenerationJob[] queued =
        [
            .. wanted.Select((order, i) => new GenerationJob
            {
                Id = JobId.New(),
                ProjectId = project,
                ShotId = shotId,
                RequestedBy = requestedBy,
                Order = order,
                // A moment apart, so that variations come in their order.
                QueuedAt = now + TimeSpan.FromTicks(i),
            }),
        ];
        await jobs.EnqueueAsync(queued, cancellationToken);
        await dispatch.AnnounceAsync();
        return [.. queued.Select(job => job.Id)];
    }
}
