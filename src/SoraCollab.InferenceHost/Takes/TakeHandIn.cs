using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Takes;

/// <summary>Hands finished takes in, through every break of the connection, until the studio has answered.</summary>
internal sealed partial class TakeHandIn(StudioConnection studio, TakeUploads uploads, InferenceHostOptions options, ILogger log)
{
    /// <summary>Refusals by the hub that may be trouble of the moment, such as a busy database.</summary>
    private const int MostRefusals = 8;

    /// <summary>Uploads that found no lease although a report did.</summary>
    private const int MostConflicts = 3;

    /// <summary>Uploads the files, then says that the job is done.</summary>
    /// <param name="take">The take, under the lease's token.</param>
    /// <param name="watch">The lease; it falls silent once the files are uploaded.</param>
    /// <param name="shutdown">Leaves the take on the shelf for the next start.</param>
    /// <exception cref="JobRefusedException">The studio refuses the take.</exception>
    /// <exception cref="OperationCanceledException">The lease's watch stopped it, or the host shuts down.</exception>
    public async Task<LeaseAnswer> HandInAsync(FinishedTake take, LeaseWatch watch, CancellationToken shutdown)
    {
        watch.Move(JobPhase.Uploading, take.Completion.Recipe.Steps, take.Completion.Recipe.Steps);
        var uploaded = new HashSet<TakeFileKind>();
        var conflicts = 0;
        await UntilDoneAsync(async () =>
        {
            conflicts += await UploadAsync(take, uploaded, watch) ? 0 : 1;
            if (conflicts == MostConflicts) watch.Heed(LeaseAnswer.LeaseLost);
            watch.Stopping.ThrowIfCancellationRequested();
            return uploaded.Count == Enum.GetValues<TakeFileKind>().Length;
        }, watch.Stopping);

        // A report that overtakes the answer to the completion would be told that the lease is over, which it then is.
        await watch.FallSilentAsync();
        watch.Stopping.ThrowIfCancellationRequested();
        var answer = LeaseAnswer.Continue;
        await UntilDoneAsync(async () =>
        {
            answer = await studio.CompleteAsync(take.Completion);
            return true;
        }, shutdown);
        return answer;
    }

    private async Task<bool> UploadAsync(FinishedTake take, HashSet<TakeFileKind> uploaded, LeaseWatch watch)
    {
        // After a pause this is what renews the lease, without which the studio takes no file.
        watch.Heed(await studio.ReportProgressAsync(new JobProgress
        {
            JobId = take.Completion.JobId,
            LeaseToken = take.Completion.LeaseToken,
            Phase = JobPhase.Uploading,
            Step = take.Completion.Recipe.Steps,
            StepCount = take.Completion.Recipe.Steps,
        }));
        foreach (var kind in Enum.GetValues<TakeFileKind>().Where(kind => !uploaded.Contains(kind)))
        {
            if (!await uploads.PutAsync(take, kind, watch.Stopping)) return false;
            uploaded.Add(kind);
        }

        return true;
    }

    private async Task UntilDoneAsync(Func<Task<bool>> attempt, CancellationToken cancellationToken)
    {
        var delay = new RetryDelay();
        var refusals = 0;
        while (true)
        {
            try
            {
                await studio.WaitUntilReadyAsync(cancellationToken);
                if (await attempt()) return;
            }
            catch (StudioAwayException away)
            {
                LogAway(away.InnerException?.Message ?? away.Message);
            }
            catch (HubException refusal)
            {
                LogRefused(refusal.Message);
                if (++refusals == MostRefusals) throw new JobRefusedException($"The studio did not take the take in. {refusal.Message}");
            }

            await Task.Delay(delay.Next(), options.Time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The take waits for the studio: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The studio refused a take for now: {Reason}")]
    private partial void LogRefused(string reason);
}
