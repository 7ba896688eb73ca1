using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Models;
using SoraCollab.InferenceHost.Takes;
using SoraCollab.Media.Tools;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Makes the take that a job asks for, up to its files on this host's disk.</summary>
internal sealed partial class TakeMaker(HostModels models, TakeShelf shelf, IInferenceHostServer studio, InferenceHostOptions options, ILogger log)
{
    /// <summary>Makes the take, or finds it where an earlier lease of the same job left it.</summary>
    /// <exception cref="JobRefusedException">This host cannot make it.</exception>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="OperationCanceledException">The watch stopped it.</exception>
    public async Task<FinishedTake> MakeAsync(LeaseWatch watch)
    {
        var (lease, stopping) = (watch.Lease, watch.Stopping);
        var model = models.Catalog.Find(lease.Order.Model) ?? throw new JobRefusedException(
            $"Host {options.Name} no longer has the model \"{lease.Order.Model}\". It has: {string.Join(", ", models.Catalog.Models.Select(known => known.Info.Name))}.");
        if (shelf.Find(lease.JobId, lease.Order, model.Info.Hash) is { } found)
        {
            LogFound(lease.JobId);
            return found with { Completion = found.Completion with { LeaseToken = lease.LeaseToken } };
        }

        // Known before an hour of denoising rather than after it.
        FfmpegTools.Find(options.FfmpegFolder);
        var started = options.Time.GetTimestamp();
        var feed = new StepFeed(watch, studio, Weights(model.Info.Hash), new CheckpointPolicy(options.CheckpointEvery), log);
        try
        {
            var video = await Task.Factory.StartNew(
                () => Generate(model, watch, feed), stopping, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            watch.Move(JobPhase.Encoding);
            return await new TakeWriter(shelf, options).WriteAsync(lease, video, options.Time.GetElapsedTime(started), stopping);
        }
        catch (OperationCanceledException) when (watch.Reason == StopReason.Shutdown)
        {
            await feed.SaveLastAsync();
            throw;
        }
        finally
        {
            feed.Close();
        }
    }

    /// <summary>Throws away what a job has left half made.</summary>
    public void Abandon(JobId job) => shelf.Abandon(job);

    /// <summary>Throws away a job's finished take: the studio has it, or wants it no more.</summary>
    public void Forget(JobId job) => shelf.Forget(job);

    private GeneratedVideo Generate(HostedModel model, LeaseWatch watch, StepFeed feed)
    {
        var order = watch.Lease.Order;
        var pipeline = models.Residency.Get(model);
        var request = new VideoRequest
        {
            Prompt = order.Prompt,
            NegativePrompt = order.NegativePrompt,
            Width = order.Format.Width,
            Height = order.Format.Height,
            FrameCount = order.Format.FrameCount,
            FrameRate = order.Format.FrameRate,
            Steps = order.Steps,
            GuidanceScale = order.GuidanceScale,
            Seed = order.Seed,
        };
        pipeline.Validate(request);
        request = request with { Resume = Resume(watch.Lease, pipeline, request) };
        watch.Move(JobPhase.Denoising, request.Resume?.StepIndex ?? 0, request.Steps ?? pipeline.Model.Defaults.Steps);
        return pipeline.Generate(request, new ImmediateProgress<DenoisingStep>(feed.Tell), watch.Stopping);
    }

    /// <summary>Where to go on; null to start anew, where nothing is saved or what is saved was made by other weights.</summary>
    private DenoisingCheckpoint? Resume(JobLease lease, TextToVideoPipeline pipeline, VideoRequest request)
    {
        if (lease.Checkpoint is not { } saved) return null;
        var values = pipeline.Geometry.ShapeOf(request.Width, request.Height, request.FrameCount).ValueCount;
        var steps = request.Steps ?? pipeline.Model.Defaults.Steps;
        if (saved.ModelHash != Weights(pipeline.Model.Hash) || saved.StepCount != steps || saved.Latents.Length != sizeof(int) + (values * sizeof(float)))
        {
            LogNotResumed(lease.JobId, saved.Step);
            return null;
        }

        var checkpoint = DenoisingCheckpoint.FromBytes(saved.Latents);
        LogResumed(lease.JobId, checkpoint.StepIndex);
        return checkpoint;
    }

    /// <summary>What latents depend on: with 8-bit weights the same files lead elsewhere.</summary>
    private string Weights(string modelHash) => options.Precision == WeightPrecision.Float32 ? modelHash : $"{modelHash}-{options.Precision}";

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} goes on after step {Step}")]
    private partial void LogResumed(JobId job, int step);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} starts anew: the latents saved after step {Step} come from another model or another order")]
    private partial void LogNotResumed(JobId job, int step);

    [LoggerMessage(Level = LogLevel.Information, Message = "The take of job {Job} is made already and is handed in as it is")]
    private partial void LogFound(JobId job);
}
