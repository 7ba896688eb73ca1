using System.Security.Cryptography;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Direction;
using SoraCollab.InferenceHost.Jobs;
using SoraCollab.InferenceHost.Takes;
using SoraCollab.Media.Decoding;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>Footage that is named as files on the command line: films, pictures, and takes' latents.</summary>
/// <param name="pipeline">The model that decodes latents.</param>
/// <param name="decoder">Reads films and pictures.</param>
internal sealed class SourceFiles(TextToVideoPipeline pipeline, FrameDecoder decoder) : IFootageFiles
{
    private readonly Dictionary<string, string> paths = [];
    private readonly Dictionary<Footage, KnownFrames> decoded = [];

    /// <summary>What a file measures, as a verb names it.</summary>
    /// <param name="path">A film, a picture, or latents (.safetensors).</param>
    /// <param name="rate">Frames per second that latents are taken to have.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Footage> DescribeAsync(string path, double rate, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new CommandLineException($"There is no file '{path}'.");
        var hash = await HashAsync(path, cancellationToken);
        paths[hash] = Path.GetFullPath(path);
        if (!Path.GetExtension(path).Equals(".safetensors", StringComparison.OrdinalIgnoreCase))
        {
            var facts = await decoder.ProbeAsync(path, cancellationToken);
            return new Footage { MediaHash = hash, Width = facts.Width, Height = facts.Height, FrameCount = facts.FrameCount, FrameRate = facts.FramesPerSecond };
        }

        var (latents, shape) = LatentsFile.Read(path);
        var ratios = pipeline.Geometry.Ratios;
        if (shape.Channels != pipeline.Geometry.Channels) throw new CommandLineException($"'{path}' has latents of {shape.Channels} channels; {pipeline.Model.Name} has {pipeline.Geometry.Channels}.");
        var footage = new Footage
        {
            MediaHash = hash,
            LatentsHash = hash,
            LatentsModelHash = pipeline.Model.Hash,
            Width = shape.Columns * ratios.Space,
            Height = shape.Rows * ratios.Space,
            FrameCount = ((shape.Frames - 1) * ratios.Time) + 1,
            FrameRate = rate,
        };
        decoded[footage] = new KnownFrames(pipeline.Decode(latents, shape, 0, cancellationToken), footage.FrameCount, latents);
        return footage;
    }

    /// <summary>All footage of an order; latents are decoded by the model itself.</summary>
    public async Task<IReadOnlyDictionary<Footage, KnownFrames>> LoadAsync(JobOrder order, CancellationToken cancellationToken)
    {
        foreach (var footage in order.Verb.Sources.Where(decoded.ContainsKey))
        {
            if (order.Verb is not (UpscaleTake or InterpolateTake) && (footage.Width, footage.Height) != (order.Format.Width, order.Format.Height))
                throw new CommandLineException($"The latents are of {footage.Width} x {footage.Height} pixels, and {order.Format.Width} x {order.Format.Height} are asked for. Latents cannot be scaled: give a film, or ask for their size.");
        }

        var loaded = new Dictionary<Footage, KnownFrames>(await new FootageLoader(this, decoder).LoadAsync(order, decoded.Keys, pipeline, cancellationToken));
        foreach (var (footage, frames) in decoded) loaded[footage] = frames;
        return loaded;
    }

    Task<string> IFootageFiles.FindAsync(string hash, CancellationToken cancellationToken) => paths.TryGetValue(hash, out var path)
        ? Task.FromResult(path)
        : throw new JobRefusedException($"There is no footage {hash}.");

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
