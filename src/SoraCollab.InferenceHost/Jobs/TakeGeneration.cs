using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Direction;
using SoraCollab.InferenceHost.Models;
using SoraCollab.Media.Decoding;
using SoraCollab.Media.Tools;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Makes the frames and latents of a job's take.</summary>
internal sealed partial class TakeGeneration(HostModels models, HostedFootage footage, InferenceHostOptions options, ILogger log)
{
    /// <summary>The model that an order names.</summary>
    /// <exception cref="JobRefusedException">This host does not have it, or has it with other weights than the order asks for.</exception>
    public HostedModel Find(JobOrder order)
    {
        var model = models.Catalog.Find(order.Model) ?? throw new JobRefusedException(
            $"Host {options.Name} no longer has the model \"{order.Model}\". It has: {string.Join(", ", models.Catalog.Models.Select(known => known.Info.Name))}.");
        return order.ModelHash is not { } hash || hash == model.Info.Hash ? model : throw new JobRefusedException(
            $"Host {options.Name} has the model \"{order.Model}\" with other weights than those that made the take, so it cannot come out the same.");
    }

    /// <summary>Loads the model, fetches the footage and makes the take, from where an earlier lease of the job got to.</summary>
    /// <exception cref="JobRefusedException">Footage is missing.</exception>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="OperationCanceledException">The watch stopped it.</exception>
    public async Task<GeneratedVideo> GenerateAsync(HostedModel model, LeaseWatch watch, IProgress<DirectionStep> progress)
    {
        var (order, stopping) = (watch.Lease.Order, watch.Stopping);
        var pipeline = await OnOwnThread(() => models.Residency.Get(model), stopping);
        var loader = new FootageLoader(footage.Of(watch), new FrameDecoder(FfmpegTools.Find(options.FfmpegFolder)));
        var frames = await loader.LoadAsync(order, [], pipeline, stopping);
        var resume = Resume(watch.Lease, pipeline);
        if (resume is null) watch.Move(JobPhase.Denoising, 0);
        else watch.Move(JobPhase.Denoising, watch.Lease.Checkpoint!.Step, watch.Lease.Checkpoint.StepCount);
        var director = new TakeDirector(pipeline);
        try
        {
            return await OnOwnThread(() => director.Make(order, frames, progress, resume, stopping), stopping);
        }
        catch (InvalidVideoRequestException misfit) when (resume is not null && misfit.Parameter == nameof(VideoRequest.Resume))
        {
            LogNotResumed(watch.Lease.JobId, watch.Lease.Checkpoint!.Step);
            return await OnOwnThread(() => director.Make(order, frames, progress, null, stopping), stopping);
        }
    }

    /// <summary>What latents depend on: with 8-bit weights the same files lead elsewhere.</summary>
    public string Weights(string modelHash) => options.Precision == WeightPrecision.Float32 ? modelHash : $"{modelHash}-{options.Precision}";

    private static Task<T> OnOwnThread<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Where to go on; null to start anew, where nothing is saved or what is saved was made by other weights.</summary>
    private DirectionCheckpoint? Resume(JobLease lease, TextToVideoPipeline pipeline)
    {
        if (lease.Checkpoint is not { } saved) return null;
        try
        {
            if (saved.ModelHash == Weights(pipeline.Model.Hash))
            {
                var checkpoint = DirectionCheckpoint.FromBytes(saved.Latents);
                LogResumed(lease.JobId, saved.Step);
                return checkpoint;
            }
        }
        catch (ArgumentException)
        {
            // Of another version of this program: its steps are made again.
        }

        LogNotResumed(lease.JobId, saved.Step);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} goes on after step {Step}")]
    private partial void LogResumed(JobId job, int step);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} starts anew: the latents saved after step {Step} come from another model or another order")]
    private partial void LogNotResumed(JobId job, int step);
}
