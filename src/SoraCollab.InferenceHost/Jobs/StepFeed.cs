using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Direction;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>
/// Passes each denoising step on: progress, a preview and, where due, a checkpoint. Never keeps the next step waiting:
/// what the network cannot carry in time is overtaken by what is newer.
/// </summary>
internal sealed partial class StepFeed
{
    /// <summary>Less work than this is made again rather than saved when the host shuts down.</summary>
    private static readonly TimeSpan WorthSaving = TimeSpan.FromSeconds(1);

    private readonly LeaseWatch watch;
    private readonly IInferenceHostServer studio;
    private readonly string modelHash;
    private readonly CheckpointPolicy policy;
    private readonly ILogger log;
    private readonly LatestSender<DirectionStep> previews;
    private readonly LatestSender<DirectionStep> checkpoints;
    private readonly StepPace pace = new();
    private DirectionStep? last;
    private bool isChecked;

    public StepFeed(LeaseWatch watch, IInferenceHostServer studio, string modelHash, CheckpointPolicy policy, ILogger log)
    {
        (this.watch, this.studio, this.modelHash, this.policy, this.log) = (watch, studio, modelHash, policy, log);
        previews = new LatestSender<DirectionStep>(SendPreviewAsync, Failed);
        checkpoints = new LatestSender<DirectionStep>(SendCheckpointAsync, Failed);
    }

    /// <summary>A step ended.</summary>
    public void Tell(DirectionStep step)
    {
        pace.Add(step.Duration);
        last = step;
        if (!isChecked && OutputCheck.IsDue(step.Step, step.StepCount) && OutputCheck.Passes(step.Preview))
        {
            isChecked = true;
            watch.PassCheck();
        }

        var phase = step.Step == step.StepCount ? JobPhase.Decoding : JobPhase.Denoising;
        watch.Move(phase, step.Step, step.StepCount, pace.PerStep.TotalMilliseconds, step.Sigma);
        previews.Offer(step);
        if (policy.ShouldSave(step.Step, step.StepCount, step.Duration)) checkpoints.Offer(step);
    }

    /// <summary>Saves the last step where enough work would be lost with it.</summary>
    public Task SaveLastAsync() =>
        last is { } step && step.Step < step.StepCount && policy.Unsaved >= WorthSaving ? SendCheckpointAsync(step) : Task.CompletedTask;

    /// <summary>Takes no more steps. What is on its way still goes out, and nobody waits for it.</summary>
    public void Close()
    {
        _ = previews.CloseAsync();
        _ = checkpoints.CloseAsync();
    }

    private async Task SendPreviewAsync(DirectionStep step)
    {
        if (!watch.Stopping.IsCancellationRequested)
            watch.HeedPreview(await studio.SendPreviewAsync(PreviewSheets.Make(watch.Lease, step)));
    }

    private async Task SendCheckpointAsync(DirectionStep step)
    {
        if (step.Checkpoint is not { } checkpoint) return;
        if (checkpoint.ByteCount > HostProtocol.MaximumCheckpointBytes)
        {
            LogTooLarge(watch.Lease.JobId, checkpoint.ByteCount, HostProtocol.MaximumCheckpointBytes);
            return;
        }

        watch.Heed(await studio.SaveCheckpointAsync(new JobCheckpoint
        {
            JobId = watch.Lease.JobId,
            LeaseToken = watch.Lease.LeaseToken,
            Step = step.Step,
            StepCount = step.StepCount,
            ModelHash = modelHash,
            Latents = checkpoint.ToBytes(),
        }));
    }

    private void Failed(Exception failure)
    {
        if (failure is not StudioAwayException) LogNotSent(watch.Lease.JobId, failure.Message);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A preview or checkpoint of job {Job} was not sent: {Reason}")]
    private partial void LogNotSent(JobId job, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The latents of job {Job} are not saved in between: {Bytes} bytes, and {Limit} are allowed")]
    private partial void LogTooLarge(JobId job, long bytes, int limit);
}
