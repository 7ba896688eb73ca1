using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Previews;

namespace SoraCollab.Web.Queue;

/// <summary>Tells hosts and people what became of the queue.</summary>
public sealed class JobDispatch(IJobStore jobs, QueueBoard board, HostCalls hosts, PreviewBroker previews, TimeProvider clock)
{
    public QueueBoard Board => board;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Waits by the studio's clock.</summary>
    internal Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, clock, cancellationToken);

    /// <summary>A job waits: idle hosts may ask for it.</summary>
    public async Task AnnounceAsync()
    {
        await board.RefreshAsync();
        await hosts.TellJobQueuedAsync();
    }

    /// <summary>Calls a job off and tells its host at once.</summary>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    public async Task CancelAsync(JobId id, CancellationToken cancellationToken)
    {
        var job = await jobs.CancelAsync(id, cancellationToken);
        if (job.IsHeld && job.Host is { } host)
        {
            board.Stop(id);
            await hosts.TellCancelAsync(host, id, job.LeaseToken);
        }
        else if (job.IsFinal)
        {
            await SettleAsync(job);
        }
        await board.RefreshAsync(CancellationToken.None);
    }

    /// <summary>Jobs changed without a host's word: leases ran out, or the studio took them back.</summary>
    public async Task TakenBackAsync(IReadOnlyList<GenerationJob> changed)
    {
        foreach (var job in changed)
        {
            if (job.IsFinal)
                await SettleAsync(job);
            else
            {
                board.End(job.Id);
                previews.Finish(job.ProjectId, job.Id);
            }
        }
        if (changed.Count > 0)
            await AnnounceAsync();
    }

    /// <summary>A job has ended: its previews go and it joins the list of the last ones.</summary>
    public async Task SettleAsync(GenerationJob job)
    {
        await board.ShowEndedAsync(job);
        previews.Finish(job.ProjectId, job.Id);
    }
}
