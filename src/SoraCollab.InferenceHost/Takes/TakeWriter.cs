using System.Security.Cryptography;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Takes;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Tools;

namespace SoraCollab.InferenceHost.Takes;

/// <summary>Turns a generated video into the files of a take.</summary>
/// <param name="shelf">Where they lie.</param>
/// <param name="options">Names of host and device, and where FFmpeg is.</param>
internal sealed class TakeWriter(TakeShelf shelf, InferenceHostOptions options)
{
    /// <summary>Encodes, hashes and puts the take among the finished ones.</summary>
    /// <param name="lease">The job.</param>
    /// <param name="video">What was made.</param>
    /// <param name="generationTime">How long the making took.</param>
    /// <param name="cancellationToken">Stops FFmpeg.</param>
    /// <exception cref="FfmpegMissingException">FFmpeg is not on this machine.</exception>
    /// <exception cref="MediaToolException">FFmpeg failed.</exception>
    public async Task<FinishedTake> WriteAsync(JobLease lease, GeneratedVideo video, TimeSpan generationTime, CancellationToken cancellationToken)
    {
        var folder = shelf.Begin(lease.JobId);
        var frames = new RgbFrames(video.Rgb24, video.Width, video.Height, video.FrameCount, video.FrameRate);
        var encoded = await new TakeEncoder(FfmpegTools.Find(options.FfmpegFolder)).EncodeAsync(frames, folder, cancellationToken);
        var paths = new Dictionary<TakeFileKind, string>
        {
            [TakeFileKind.Clip] = encoded.Clip,
            [TakeFileKind.Poster] = encoded.Poster,
            [TakeFileKind.Master] = encoded.Master,
            [TakeFileKind.Latents] = Path.Combine(folder, FinishedTake.FileName(TakeFileKind.Latents)),
        };
        LatentsFile.Write(paths[TakeFileKind.Latents], video);
        var files = new Dictionary<TakeFileKind, (string Hash, long Bytes)>();
        foreach (var (kind, path) in paths)
        {
            var name = Path.Combine(folder, FinishedTake.FileName(kind));
            if (name != path) File.Move(path, name);
            files[kind] = await HashAsync(name, cancellationToken);
        }

        var take = new FinishedTake
        {
            Order = lease.Order,
            Completion = new JobCompletion
            {
                JobId = lease.JobId,
                LeaseToken = lease.LeaseToken,
                Recipe = Recipe(lease.Order, video.Facts, generationTime),
                Media = new TakeMedia
                {
                    ClipHash = files[TakeFileKind.Clip].Hash,
                    ClipBytes = files[TakeFileKind.Clip].Bytes,
                    PosterHash = files[TakeFileKind.Poster].Hash,
                    PosterBytes = files[TakeFileKind.Poster].Bytes,
                    MasterHash = files[TakeFileKind.Master].Hash,
                    MasterBytes = files[TakeFileKind.Master].Bytes,
                    LatentsHash = files[TakeFileKind.Latents].Hash,
                    LatentsBytes = files[TakeFileKind.Latents].Bytes,
                    DurationSeconds = frames.Duration.TotalSeconds,
                },
            },
        };
        shelf.Finish(take);
        return take;
    }

    private static async Task<(string Hash, long Bytes)> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)), stream.Length);
    }

    private TakeRecipe Recipe(JobOrder order, GenerationFacts facts, TimeSpan generationTime) => new()
    {
        Prompt = facts.Prompt,
        Words = order.Words,
        NegativePrompt = facts.NegativePrompt,
        Model = order.Model,
        ModelHash = facts.ModelHash,
        Seed = facts.Seed,
        Steps = facts.Steps,
        GuidanceScale = facts.GuidanceScale,
        Format = order.Format,
        HostName = options.Name,
        Device = options.DeviceName,
        GenerationSeconds = generationTime.TotalSeconds,
        Verb = order.Verb,
        Beats = order.Beats,
        VariationGroup = order.VariationGroup,
    };
}
