using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Web.Previews;

namespace SoraCollab.Web.Queue;

/// <summary>
/// The queue as hosts use it. Whatever comes under a token that is not the present one, or from a host that does not hold the lease,
/// changes nothing: tokens count up and can be guessed.
/// </summary>
public sealed class JobLeases(
    IJobStore jobs,
    JobDispatch dispatch,
    TakeHandIn takes,
    PreviewBroker previews,
    IOptions<QueueOptions> options)
{
    /// <summary>Leases the next job that one of the models can make; null when none waits.</summary>
    public async Task<JobLease?> ClaimAsync(HostId host, IReadOnlyCollection<string> models, CancellationToken cancellationToken)
    {
        if (await jobs.ClaimAsync(host, models, cancellationToken) is not { } job)
            return null;
        dispatch.Board.Begin(job).RenewedAt = dispatch.Now.UtcTicks;
        await dispatch.Board.RefreshAsync(CancellationToken.None);
        return new JobLease
        {
            JobId = job.Id,
            LeaseToken = job.LeaseToken,
            Attempt = job.Attempt,
            Order = job.Order,
            Checkpoint = job.Checkpoint,
        };
    }

    /// <summary>
    /// Takes in progress. Steps that follow one another faster than <see cref="QueueOptions.RenewEvery"/> are kept in
    /// memory; the database, whose word is the lease, hears of a new phase and of the pace.
    /// </summary>
    public async Task<LeaseAnswer> ReportAsync(HostId host, JobProgress progress, CancellationToken cancellationToken)
    {
        var now = dispatch.Now.UtcTicks;
        if (dispatch.Board.Live(progress.JobId, progress.LeaseToken) is { } live
            && live.Host == host
            && live.Progress?.Phase == progress.Phase
            && now - live.RenewedAt < options.Value.RenewEvery.Ticks)
        {
            dispatch.Board.Move(live, progress);
            return live.CancelRequested ? LeaseAnswer.Cancel : LeaseAnswer.Continue;
        }
        if (!await IsHeldByAsync(host, progress.JobId, cancellationToken))
            return LeaseAnswer.LeaseLost;
        var answer = await jobs.RenewAsync(progress, cancellationToken);
        if (answer == LeaseAnswer.LeaseLost)
            return answer;
        // A host that outlived the web process is known by the database alone until now.
        live = dispatch.Board.Live(progress.JobId, progress.LeaseToken) ?? await RecallAsync(progress.JobId, cancellationToken);
        if (live is not null)
        {
            live.RenewedAt = now;
            dispatch.Board.Move(live, progress);
        }
        return answer;
    }

    /// <summary>Passes a preview on to who watches; waits for nobody.</summary>
    public LeaseAnswer Preview(HostId host, JobPreview preview)
    {
        if (dispatch.Board.Live(preview.JobId, preview.LeaseToken) is not { } live || live.Host != host)
            return LeaseAnswer.LeaseLost;
        previews.Publish(live.Project, live.Id, PreviewFrame.Of(preview, live.Project, live.Shot), live.Progress?.OutputChecked == true);
        // The job may have ended between the question and the publishing; then nobody else would take the sheet away.
        if (dispatch.Board.Live(preview.JobId, preview.LeaseToken) is null)
            previews.Finish(live.Project, live.Id);
        return live.CancelRequested ? LeaseAnswer.Cancel : LeaseAnswer.Continue;
    }

    /// <summary>Keeps latents to go on from.</summary>
    public async Task<LeaseAnswer> SaveAsync(HostId host, JobCheckpoint checkpoint, CancellationToken cancellationToken) =>
        await IsHeldByAsync(host, checkpoint.JobId, cancellationToken) ? await jobs.SaveCheckpointAsync(checkpoint, cancellationToken) : LeaseAnswer.LeaseLost;

    /// <summary>A take is handed in; saying it again changes nothing.</summary>
    public async Task<LeaseAnswer> CompleteAsync(HostId host, JobCompletion completion, CancellationToken cancellationToken)
    {
        if (!await IsHeldByAsync(host, completion.JobId, cancellationToken))
            return LeaseAnswer.LeaseLost;
        var answer = await jobs.CompleteAsync(completion, cancellationToken);
        if (answer == LeaseAnswer.Continue && await jobs.FindAsync(completion.JobId, cancellationToken) is { Completion: not null } done)
        {
            // Not broken off with the host's connection: the job is done, and its take belongs in the shot.
            await takes.AddAsync(done, CancellationToken.None);
            await dispatch.SettleAsync(done);
        }
        else if (answer == LeaseAnswer.Cancel)
        {
            // Called off while the take was handed in: the job ended here, and the host has nothing more to say.
            await AfterwardsAsync(completion.JobId, CancellationToken.None);
        }
        await dispatch.Board.RefreshAsync(CancellationToken.None);
        return answer;
    }

    /// <summary>A job cannot be done.</summary>
    public async Task FailAsync(HostId host, JobFailure failure, CancellationToken cancellationToken)
    {
        if (!await IsHeldByAsync(host, failure.JobId, cancellationToken))
            return;
        await jobs.FailAsync(failure, cancellationToken);
        await AfterwardsAsync(failure.JobId, cancellationToken);
    }

    /// <summary>A host gives a job back.</summary>
    public async Task ReleaseAsync(HostId host, JobRelease release, CancellationToken cancellationToken)
    {
        if (!await IsHeldByAsync(host, release.JobId, cancellationToken))
            return;
        await jobs.ReleaseAsync(release, cancellationToken);
        await AfterwardsAsync(release.JobId, cancellationToken);
    }

    private async Task<bool> IsHeldByAsync(HostId host, JobId id, CancellationToken cancellationToken) =>
        await jobs.FindAsync(id, cancellationToken) is { } job && job.Host == host;

    private async Task AfterwardsAsync(JobId id, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(id, cancellationToken) is { IsHeld: false } job)
            await dispatch.TakenBackAsync([job]);
    }

    private async Task<LiveJob?> RecallAsync(JobId id, CancellationToken cancellationToken) =>
        await jobs.FindAsync(id, cancellationToken) is { IsHeld: true } job ? dispatch.Board.Begin(job) : null;
}
