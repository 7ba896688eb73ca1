using Microsoft.Extensions.Options;
using SoraCollab.Core.Jobs;

namespace SoraCollab.Web.Queue;

/// <summary>
/// Finishes at start what the last process was cut off in, then takes back leases that ran out, so that a job whose host
/// died runs again.
/// </summary>
public sealed partial class LeaseReaper(
    IJobStore jobs,
    JobDispatch dispatch,
    TakeHandIn takes,
    IOptions<QueueOptions> options,
    ILogger<LeaseReaper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await takes.AddMissedAsync(stoppingToken);
                await ReapAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
            await dispatch.WaitAsync(options.Value.ReapEvery, stoppingToken);
        }
    }

    private async Task ReapAsync(CancellationToken cancellationToken)
    {
        var changed = await jobs.ReapAsync(cancellationToken);
        foreach (var job in changed)
            LogTakenBack(job.Id, job.State, job.Deaths);
        if (changed.Count > 0)
            await dispatch.TakenBackAsync(changed);
        else if (!_hasRefreshed)
            await dispatch.AnnounceAsync();
        _hasRefreshed = true;
    }

    private bool _hasRefreshed;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of job {Job} ran out: it is {State} now, {Deaths} hosts lost on it")]
    private partial void LogTakenBack(Core.JobId job, JobState state, int deaths);

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue could not be looked after; trying again")]
    private partial void LogFailed(Exception failure);
}
