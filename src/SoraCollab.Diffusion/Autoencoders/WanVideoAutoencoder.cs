using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;

namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>
/// The Wan autoencoder, 2.1 or 2.2. Clips run one latent frame at a time, and layers are handed what they remember of earlier ones, so
/// memory does not grow with length. Latents here are its own, not normalised. The encoder is loaded when first asked for.
/// </summary>
public sealed class WanVideoAutoencoder : IDisposable
{
    private readonly GraphSession decoder;
    private readonly IReadOnlyList<FrameCache> decoderCaches;
    private readonly Lazy<(GraphSession Session, IReadOnlyList<FrameCache> Caches)> encoder;

    /// <summary>Loads an autoencoder.</summary>
    /// <param name="decoderGraph">Its decoder.</param>
    /// <param name="encoderGraph">Compiles its encoder.</param>
    /// <param name="geometry">Ratios and channels.</param>
    /// <param name="settings">Where and how it runs.</param>
    public WanVideoAutoencoder(CompiledGraph decoderGraph, Func<CompiledGraph> encoderGraph, LatentGeometry geometry, SessionSettings settings)
    {
        Geometry = geometry;
        decoder = GraphSession.Open(decoderGraph, settings);
        decoderCaches = FrameCache.Of(decoderGraph);
        encoder = new(() =>
        {
            CompiledGraph graph = encoderGraph();
            return (GraphSession.Open(graph, settings), FrameCache.Of(graph));
        });
    }

    /// <summary>Ratios and channels.</summary>
    public LatentGeometry Geometry { get; }

    /// <summary>The most likely latents of a clip, [C,F,H,W].</summary>
    /// <param name="pixels">A multiple of the time ratio plus one frames; sizes that are multiples of the space ratio.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    /// <exception cref="ArgumentException">The clip's size or length is no such multiple.</exception>
    public float[] Encode(VideoPixels pixels, CancellationToken cancellationToken)
    {
        LatentShape shape = Geometry.ShapeOf(pixels.Width, pixels.Height, pixels.Frames);
        var (session, caches) = encoder.Value;
        var input = new LatentShape(3, pixels.Frames, pixels.Height, pixels.Width);
        var latents = new float[shape.ValueCount];
        int frame = 0;
        foreach (float[] piece in Run(session, caches, "pixels", pixels.Values, input, shape, Geometry.Ratios.Time, cancellationToken))
        {
            LatentFrames.Copy(piece, shape with { Frames = 1 }, 0, latents, shape, frame++, 1);
        }

        return latents;
    }

    /// <summary>Decodes a clip, piece after piece: a frame, then as many as the time ratio for each further latent frame.</summary>
    /// <param name="latents">[C,F,H,W].</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="progress">Told after each latent frame.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    public IEnumerable<VideoPixels> Decode(float[] latents, LatentShape shape, IProgress<DecodingTile>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(latents.Length, shape.ValueCount);
        var (height, width) = (shape.Rows * Geometry.Ratios.Space, shape.Columns * Geometry.Ratios.Space);
        int done = 0;
        foreach (float[] piece in Run(decoder, decoderCaches, "latents", latents, shape, shape, 1, cancellationToken))
        {
            progress?.Report(new DecodingTile(++done, shape.Frames));
            yield return new VideoPixels(piece.Length / (3 * height * width), height, width, piece);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        decoder.Dispose();
        if (encoder.IsValueCreated)
        {
            encoder.Value.Session.Dispose();
        }
    }

    /// <summary>A frame of the input, then <paramref name="frames"/> at a time, each with what the layers remember of those before.</summary>
    private static IEnumerable<float[]> Run(
        GraphSession session, IReadOnlyList<FrameCache> caches, string name, float[] values, LatentShape shape, LatentShape cells, int frames, CancellationToken cancellationToken)
    {
        var memory = caches.ToDictionary(cache => cache.Input, cache => new float[cache.Frames * cache.Channels * cells.FrameTokenCount * cache.Scale * cache.Scale]);
        for (int at = 0; at < shape.Frames; at += at == 0 ? 1 : frames)
        {
            int count = at == 0 ? 1 : frames;
            var inputs = caches.ToDictionary(
                cache => cache.Input,
                cache => OrtValue.CreateTensorValueFromMemory(memory[cache.Input], [cache.Frames, cache.Channels, cells.Rows * cache.Scale, cells.Columns * cache.Scale]));
            inputs["is_first"] = OrtValue.CreateTensorValueFromMemory(new long[] { at == 0 ? 1 : 0 }, [1]);
            inputs[name] = OrtValue.CreateTensorValueFromMemory(LatentFrames.Slice(values, shape, at, count), [1, shape.Channels, count, shape.Rows, shape.Columns]);
            float[] piece;
            try
            {
                using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(inputs, cancellationToken);
                piece = outputs[0].GetTensorDataAsSpan<float>().ToArray();
                for (int i = 0; i < caches.Count; i++)
                {
                    outputs[i + 1].GetTensorDataAsSpan<float>().CopyTo(memory[caches[i].Input]); // outputs are in the order of the layers
                }
            }
            finally
            {
                foreach (OrtValue input in inputs.Values)
                {
                    input.Dispose();
                }
            }

            yield return piece;
        }
    }
}
