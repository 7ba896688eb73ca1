using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Takes;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Sees one job at a time from its lease to the studio's last word on it.</summary>
internal sealed partial class JobRunner(StudioConnection studio, TakeMaker maker, TakeHandIn handIn, InferenceHostOptions options, ILogger log)
{
    /// <summary>How long a shutdown waits for the studio to hear of it.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    /// <summary>Makes and hands in a take. Throws nothing: what goes wrong is told to the studio.</summary>
    public Task RunAsync(JobLease lease, CancellationToken shutdown)
    {
        LogBegun(lease.JobId, lease.Attempt, lease.Order.Format.ToString());
        return WatchedAsync(lease, maker.MakeAsync, shutdown);
    }

    /// <summary>Hands in a take that an earlier run of this host has left on the shelf.</summary>
    public Task HandInAsync(FinishedTake take, CancellationToken shutdown)
    {
        var lease = new JobLease { JobId = take.Completion.JobId, LeaseToken = take.Completion.LeaseToken, Attempt = 1, Order = take.Order };
        return WatchedAsync(lease, _ => Task.FromResult(take), shutdown);
    }

    private async Task WatchedAsync(JobLease lease, Func<LeaseWatch, Task<FinishedTake>> make, CancellationToken shutdown)
    {
        using var watch = new LeaseWatch(lease, studio, options, log, shutdown);
        studio.JobCancelled += watch.Cancel;
        var made = false;
        try
        {
            var take = await make(watch);
            made = true;
            Settle(take.Completion.JobId, await handIn.HandInAsync(take, watch, shutdown));
        }
        catch (Exception) when (watch.Reason != StopReason.None || shutdown.IsCancellationRequested)
        {
            await StopAsync(watch, made, shutdown);
        }
        catch (Exception failure)
        {
            LogFailed(failure, lease.JobId);
            await watch.FallSilentAsync();
            var told = new JobFailure { JobId = lease.JobId, LeaseToken = lease.LeaseToken, Message = FailureSentence.Of(failure, options.Name) };
            await TellAsync(() => studio.FailAsync(told), shutdown);
        }
        finally
        {
            studio.JobCancelled -= watch.Cancel;
            maker.Abandon(lease.JobId);
        }
    }

    private void Settle(JobId job, LeaseAnswer answer)
    {
        LogHandedIn(job, answer);
        // After a lost lease the take stays: if this host gets the job again, it need not be made again.
        if (answer != LeaseAnswer.LeaseLost) maker.Forget(job);
    }

    private async Task StopAsync(LeaseWatch watch, bool made, CancellationToken shutdown)
    {
        var lease = watch.Lease;
        var release = new JobRelease { JobId = lease.JobId, LeaseToken = lease.LeaseToken, Cancelled = watch.Reason == StopReason.Cancelled };
        if (watch.Reason == StopReason.Cancelled)
        {
            maker.Forget(lease.JobId);
            await watch.FallSilentAsync();
            await TellAsync(() => studio.ReleaseAsync(release), shutdown);
        }
        else if (shutdown.IsCancellationRequested && !made && watch.Reason != StopReason.LeaseLost)
        {
            // A take that is made keeps its lease instead: the next start hands it in.
            using var patience = new CancellationTokenSource(Farewell, options.Time);
            await TellAsync(async () =>
            {
                await watch.FallSilentAsync();
                await studio.ReleaseAsync(release);
            }, patience.Token);
        }
    }

    /// <summary>Says something until the studio has heard it, it refuses, or patience ends.</summary>
    private async Task TellAsync(Func<Task> say, CancellationToken patience)
    {
        var delay = new RetryDelay();
        try
        {
            while (true)
            {
                try
                {
                    await studio.WaitUntilReadyAsync(patience);
                    await say().WaitAsync(patience);
                    return;
                }
                catch (StudioAwayException)
                {
                    await Task.Delay(delay.Next(), options.Time, patience);
                }
            }
        }
        catch (HubException refusal)
        {
            LogNotHeard(refusal.Message);
        }
        catch (OperationCanceledException)
        {
            LogNotHeard("the host shut down first");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} begins (attempt {Attempt}): {Format}")]
    private partial void LogBegun(JobId job, int attempt, string format);

    [LoggerMessage(Level = LogLevel.Information, Message = "The take of job {Job} is handed in; the studio answered {Answer}")]
    private partial void LogHandedIn(JobId job, LeaseAnswer answer);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed")]
    private partial void LogFailed(Exception failure, JobId job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The studio did not hear how a job ended, and will see from its lease: {Reason}")]
    private partial void LogNotHeard(string reason);
}
