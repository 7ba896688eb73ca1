using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Connection;

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
    private readonly LatestSender<DenoisingStep> previews;
    private readonly LatestSender<DenoisingStep> checkpoints;
    private readonly StepPace pace = new();
    private DenoisingStep? last;

    public StepFeed(LeaseWatch watch, IInferenceHostServer studio, string modelHash, CheckpointPolicy policy, ILogger log)
    {
        (this.watch, this.studio, this.modelHash, this.policy, this.log) = (watch, studio, modelHash, policy, log);
        previews = new LatestSender<DenoisingStep>(SendPreviewAsync, Failed);
        checkpoints = new LatestSender<DenoisingStep>(SendCheckpointAsync, Failed);
    }

    /// <summary>A step ended.</summary>
    public void Tell(DenoisingStep step)
    {
        pace.Add(step.Duration);
        last = step;
        var phase = step.Step == step.StepCount ? JobPhase.Decoding : JobPhase.Denoising;
        watch.Move(phase, step.Step, step.StepCount, pace.PerStep.TotalMilliseconds);
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

    private async Task SendPreviewAsync(DenoisingStep step)
    {
        if (!watch.Stopping.IsCancellationRequested)
            watch.HeedPreview(await studio.SendPreviewAsync(PreviewSheets.Make(watch.Lease, step)));
    }

    private async Task SendCheckpointAsync(DenoisingStep step)
    {
        var latents = step.Checkpoint.ToBytes();
        if (latents.Length > HostProtocol.MaximumCheckpointBytes)
        {
            LogTooLarge(watch.Lease.JobId, latents.Length, HostProtocol.MaximumCheckpointBytes);
            return;
        }

        watch.Heed(await studio.SaveCheckpointAsync(new JobCheckpoint
        {
            JobId = watch.Lease.JobId,
            LeaseToken = watch.Lease.LeaseToken,
            Step = step.Step,
            StepCount = step.StepCount,
            ModelHash = modelHash,
            Latents = latents,
        }));
    }

    private void Failed(Exception failure)
    {
        if (failure is not StudioAwayException) LogNotSent(watch.Lease.JobId, failure.Message);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A preview or checkpoint of job {Job} was not sent: {Reason}")]
    private partial void LogNotSent(JobId job, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The latents of job {Job} are not saved in between: {Bytes} bytes, and {Limit} are allowed")]
    private partial void LogTooLarge(JobId job, int bytes, int limit);
}
