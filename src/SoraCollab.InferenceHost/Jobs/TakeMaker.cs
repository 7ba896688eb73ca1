using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Direction;
using SoraCollab.InferenceHost.Takes;
using SoraCollab.Media.Tools;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Makes the take that a job asks for, up to its files on this host's disk.</summary>
internal sealed partial class TakeMaker(TakeGeneration generation, TakeShelf shelf, IInferenceHostServer studio, InferenceHostOptions options, ILogger log)
{
    /// <summary>Makes the take, or finds it where an earlier lease of the same job left it.</summary>
    /// <exception cref="JobRefusedException">This host cannot make it.</exception>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="OperationCanceledException">The watch stopped it.</exception>
    public async Task<FinishedTake> MakeAsync(LeaseWatch watch)
    {
        var (lease, stopping) = (watch.Lease, watch.Stopping);
        var model = generation.Find(lease.Order);
        if (shelf.Find(lease.JobId, lease.Order, model.Info.Hash) is { } found)
        {
            LogFound(lease.JobId);
            return found with { Completion = found.Completion with { LeaseToken = lease.LeaseToken } };
        }

        // Known before an hour of denoising rather than after it.
        FfmpegTools.Find(options.FfmpegFolder);
        var started = options.Time.GetTimestamp();
        var feed = new StepFeed(watch, studio, generation.Weights(model.Info.Hash), new CheckpointPolicy(options.CheckpointEvery), log);
        try
        {
            var video = await generation.GenerateAsync(model, watch, new ImmediateProgress<DirectionStep>(feed.Tell));
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

    [LoggerMessage(Level = LogLevel.Information, Message = "The take of job {Job} is made already and is handed in as it is")]
    private partial void LogFound(JobId job);
}
