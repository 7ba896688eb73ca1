using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.InferenceHost.Connection;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>
/// Holds the lease of one job: reports each movement at once and otherwise at a steady beat, and stops the work when the
/// studio says so, when the lease is lost or when the host shuts down.
/// </summary>
internal sealed partial class LeaseWatch : IDisposable
{
    private readonly IInferenceHostServer studio;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource quiet = new();
    private readonly CancellationTokenRegistration shutdownHeard;
    private readonly LatestSender<JobProgress> reports;
    private readonly Task beating;
    private int reason;
    private volatile JobProgress current;

    public LeaseWatch(JobLease lease, IInferenceHostServer studio, InferenceHostOptions options, ILogger log, CancellationToken shutdown)
    {
        (Lease, this.studio, time, this.log) = (lease, studio, options.Time, log);
        current = new JobProgress
        {
            JobId = lease.JobId,
            LeaseToken = lease.LeaseToken,
            Phase = JobPhase.Preparing,
            Step = lease.Checkpoint?.Step ?? 0,
            StepCount = lease.Checkpoint?.StepCount ?? 0,
        };
        shutdownHeard = shutdown.Register(() => Stop(StopReason.Shutdown));
        reports = new LatestSender<JobProgress>(SendAsync, failure => LogNotSent(lease.JobId, failure.Message));
        beating = Task.Run(() => BeatAsync(options.ReportEvery));
    }

    public JobLease Lease { get; }

    /// <summary>Cancelled as soon as the work must stop.</summary>
    public CancellationToken Stopping => stop.Token;

    public StopReason Reason => (StopReason)Volatile.Read(ref reason);

    /// <summary>The work moved: tells the studio, without waiting for its answer.</summary>
    public void Move(JobPhase phase, int? step = null, int? stepCount = null, double? millisecondsPerStep = null, double? sigma = null)
    {
        current = current with
        {
            Phase = phase,
            Step = step ?? current.Step,
            StepCount = stepCount ?? current.StepCount,
            MillisecondsPerStep = millisecondsPerStep ?? current.MillisecondsPerStep,
            Sigma = sigma,
        };
        reports.Offer(current);
    }

    /// <summary>The take has passed its output check; told with the next movement.</summary>
    public void PassCheck() => current = current with { OutputChecked = true };

    /// <summary>Does what the studio answered.</summary>
    public void Heed(LeaseAnswer answer)
    {
        if (answer == LeaseAnswer.Cancel) Stop(StopReason.Cancelled);
        if (answer == LeaseAnswer.LeaseLost) Stop(StopReason.LeaseLost);
    }

    /// <summary>
    /// Does what the studio answered to a preview. A studio that has just started knows previews only of jobs that have
    /// reported since, so a loss is asked about before it is believed.
    /// </summary>
    public void HeedPreview(LeaseAnswer answer)
    {
        if (answer == LeaseAnswer.LeaseLost) reports.Offer(current);
        else Heed(answer);
    }

    /// <summary>The studio says of its own accord that a job was called off.</summary>
    public void Cancel(JobId job, long leaseToken)
    {
        if (job == Lease.JobId && leaseToken == Lease.LeaseToken) Stop(StopReason.Cancelled);
    }

    /// <summary>Reports no more, and ends when the last report is answered. What stops the work is not heard any more either.</summary>
    public async Task FallSilentAsync()
    {
        await quiet.CancelAsync();
        await beating;
        await reports.CloseAsync();
        await shutdownHeard.DisposeAsync();
    }

    public void Dispose()
    {
        shutdownHeard.Dispose();
        quiet.Cancel();
        quiet.Dispose();
        stop.Dispose();
    }

    private void Stop(StopReason why)
    {
        if (Interlocked.CompareExchange(ref reason, (int)why, (int)StopReason.None) != (int)StopReason.None) return;
        LogStopping(Lease.JobId, why);
        stop.Cancel();
    }

    private async Task BeatAsync(TimeSpan beat)
    {
        reports.Offer(current);
        using var timer = new PeriodicTimer(beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(quiet.Token)) reports.Offer(current);
        }
        catch (OperationCanceledException)
        {
            // Silence was asked for.
        }
    }

    private async Task SendAsync(JobProgress progress)
    {
        try
        {
            Heed(await studio.ReportProgressAsync(progress));
        }
        catch (StudioAwayException)
        {
            // The next beat says the same; until then the work goes on.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} stops: {Reason}")]
    private partial void LogStopping(JobId job, StopReason reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The studio did not take a report on job {Job}: {Reason}")]
    private partial void LogNotSent(JobId job, string reason);
}
