using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Takes;
using SoraCollab.Media.Decoding;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Reads an order's footage: frames at the size and rate of the take, and the latents of takes of the same model.</summary>
/// <param name="files">Where it lies.</param>
/// <param name="decoder">Reads frames.</param>
internal sealed class FootageLoader(IFootageFiles files, FrameDecoder decoder)
{
    /// <summary>Most frames of one piece of footage: a minute at the highest rate.</summary>
    private const int MostFrames = 3601;

    /// <summary>Reads all that the verb names.</summary>
    /// <param name="order">The order.</param>
    /// <param name="known">Footage that need not be read.</param>
    /// <param name="pipeline">The model that the take is made with.</param>
    /// <param name="cancellationToken">Stops fetching and reading.</param>
    /// <exception cref="Jobs.JobRefusedException">A file is missing.</exception>
    /// <exception cref="Media.Tools.MediaToolException">A file cannot be read.</exception>
    /// <exception cref="ModelCompiler.InvalidModelException">A file of latents is damaged.</exception>
    public async Task<IReadOnlyDictionary<Footage, KnownFrames>> LoadAsync(JobOrder order, IEnumerable<Footage> known, TextToVideoPipeline pipeline, CancellationToken cancellationToken)
    {
        var loaded = new Dictionary<Footage, KnownFrames>();
        foreach (var source in order.Verb.Sources.Except(known))
        {
            var own = order.Verb is UpscaleTake or InterpolateTake;
            var (width, height) = own ? (source.Width, source.Height) : (order.Format.Width, order.Format.Height);
            var rate = own ? source.FrameRate : order.Format.FrameRate;
            var count = Math.Min(MostFrames, own ? source.FrameCount : source.FrameCountAt(rate));
            var path = await files.FindAsync(source.MediaHash, cancellationToken);
            var rgb24 = await decoder.DecodeAsync(path, new FrameTarget(width, height, source.FrameCount == 1 ? null : rate, count), cancellationToken);
            var frames = new KnownFrames(rgb24, rgb24.Length / (width * height * 3));

            // A file may be a frame shorter at another rate; the last one then stands a little longer.
            if (frames.FrameCount < count) frames = new KnownFrames(frames.Copy(0, count), count);
            loaded[source] = IsOf(source, width, height, rate, pipeline) ? frames with { Latents = await LatentsAsync(source, frames, width, height, pipeline, cancellationToken) } : frames;
        }

        return loaded;
    }

    /// <summary>Whether the latents stand for the very frames: same weights, same size, same rate.</summary>
    private static bool IsOf(Footage source, int width, int height, double rate, TextToVideoPipeline pipeline) =>
        source.LatentsHash is not null && source.LatentsModelHash == pipeline.Model.Hash && (source.Width, source.Height) == (width, height) && Math.Abs(source.FrameRate - rate) < 0.01;

    private async Task<float[]?> LatentsAsync(Footage source, KnownFrames frames, int width, int height, TextToVideoPipeline pipeline, CancellationToken cancellationToken)
    {
        var (latents, shape) = LatentsFile.Read(await files.FindAsync(source.LatentsHash!, cancellationToken));
        var ratio = pipeline.Geometry.Ratios.Time;
        var picture = pipeline.Geometry.ShapeOf(width, height, 1);

        // Latents of something else would be held as if they were the frames: without them, the frames are encoded.
        return shape == picture with { Frames = ((frames.FrameCount - 1 + ratio - 1) / ratio) + 1 } ? latents : null;
    }
}
