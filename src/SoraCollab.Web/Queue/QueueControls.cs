using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Jobs;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Queue;

/// <summary>What people do to the queue as a whole, and what can be told of its times.</summary>
public sealed class QueueControls(IJobStore jobs, JobDispatch dispatch, HostRegistry hosts, StudioAccess access, AuditLog audit)
{
    // Enough for a median of every format in use, and read in a few milliseconds.
    private const int JobsLearnedFrom = 200;

    /// <summary>Stops handing out jobs, also after a restart; those that hosts have go on. <see cref="QueueSnapshot.IsPaused"/> tells.</summary>
    /// <exception cref="NotTheOwnerException">The person does not run the studio.</exception>
    public Task PauseAsync(Person actor, CancellationToken cancellationToken = default) => SetPausedAsync(actor, true, cancellationToken);

    /// <summary>Hands out jobs again.</summary>
    /// <exception cref="NotTheOwnerException">The person does not run the studio.</exception>
    public Task ResumeAsync(Person actor, CancellationToken cancellationToken = default) => SetPausedAsync(actor, false, cancellationToken);

    /// <summary>Calls off every job of a person: those that wait end at once, the hosts of the others stop at their next step.</summary>
    /// <returns>How many were called off.</returns>
    public async Task<int> CancelMineAsync(UserId actor, CancellationToken cancellationToken = default)
    {
        var mine = (await jobs.ListOpenAsync(cancellationToken)).Where(job => job.RequestedBy == actor && !job.CancelRequested).ToList();
        // Those that wait first, or a host that stops would be given the next of them.
        foreach (var job in mine.OrderBy(job => job.IsHeld))
            await dispatch.CancelAsync(job.Id, cancellationToken);
        return mine.Count;
    }

    /// <summary>Moves a waiting job of one's own to another place among one's own. Nobody else waits longer for it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="before">The own waiting job that it shall come before, or null for the end.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="StudioException">One of the two is not one's own, or does not wait any more.</exception>
    public async Task MoveAsync(JobId job, JobId? before, UserId actor, CancellationToken cancellationToken = default)
    {
        var moved = await jobs.FindAsync(job, cancellationToken) ?? throw new JobNotFoundException(job);
        if (moved.RequestedBy != actor)
            throw new GenerationRefusedException("Only takes that you asked for yourself can be put in another order.");
        await jobs.MoveAsync(job, before, cancellationToken);
        await dispatch.Board.RefreshAsync(CancellationToken.None);
    }

    /// <summary>
    /// When each open job will be done, from what takes of its format took on the hosts that are connected. Jobs of which nothing
    /// can be told are left out: all of them while the queue is paused, except those that hosts have.
    /// </summary>
    public async Task<IReadOnlyDictionary<JobId, JobForecast>> ForecastAsync(CancellationToken cancellationToken = default)
    {
        var open = await jobs.ListOpenAsync(cancellationToken);
        if (await jobs.IsPausedAsync(cancellationToken))
            open = [.. open.Where(job => job.IsHeld)];
        var pace = GenerationPace.Learn(await jobs.ListDoneAsync(JobsLearnedFrom, cancellationToken));
        var online = hosts.Hosts.Where(host => host.IsOnline).ToDictionary(host => host.Id, host => (IReadOnlyCollection<string>)[.. host.Models]);
        return QueueForecast.Of(open, online, pace);
    }

    private async Task SetPausedAsync(Person actor, bool paused, CancellationToken cancellationToken)
    {
        await access.DemandAsync(actor.Id, paused ? "pause the queue" : "resume the queue", cancellationToken);
        await jobs.SetPausedAsync(paused, cancellationToken);
        await audit.RecordAsync(paused ? AuditAct.QueuePaused : AuditAct.QueueResumed, actor, "the studio's queue");
        // Hosts that asked in vain ask again.
        await dispatch.AnnounceAsync();
    }
}
