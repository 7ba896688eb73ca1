using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;

namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>
/// The LTX-Video autoencoder. Latents here are its own, not normalised. The encoder is loaded when first asked for:
/// text alone never needs it.
/// </summary>
public sealed class LtxVideoAutoencoder : IDisposable
{
    private const string LatentsInput = "latents";
    private const string TimestepInput = "timestep";

    private readonly GraphSession decoder;
    private readonly Lazy<GraphSession> encoder;
    private readonly DecodingTiling tiling;
    private readonly IReadOnlyList<LayerNoise> layerNoise;

    /// <summary>Loads an autoencoder.</summary>
    /// <param name="decoderGraph">Its decoder.</param>
    /// <param name="encoderGraph">Compiles its encoder.</param>
    /// <param name="geometry">Ratios and channels.</param>
    /// <param name="tiling">The tiles of decoding.</param>
    /// <param name="settings">Where and how it runs.</param>
    public LtxVideoAutoencoder(CompiledGraph decoderGraph, Func<CompiledGraph> encoderGraph, LatentGeometry geometry, DecodingTiling tiling, SessionSettings settings)
    {
        tiling.Check(geometry.Ratios);
        this.tiling = tiling;
        Geometry = geometry;
        encoder = new Lazy<GraphSession>(() => GraphSession.Open(encoderGraph(), settings));
        layerNoise = LayerNoise.Of(decoderGraph);
        decoder = GraphSession.Open(decoderGraph, settings);
    }

    /// <summary>Ratios and channels.</summary>
    public LatentGeometry Geometry { get; }

    /// <summary>Whether the decoder denoises a little itself and must be told a timestep.</summary>
    public bool HasTimestep => decoder.InputNames.Contains(TimestepInput);

    /// <summary>Encodes a clip.</summary>
    /// <param name="pixels">A multiple of the time ratio plus one frames; sizes that are multiples of the space ratio.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    /// <exception cref="ArgumentException">The clip's size or length is no such multiple.</exception>
    public LatentPosterior Encode(VideoPixels pixels, CancellationToken cancellationToken)
    {
        LatentShape shape = Geometry.ShapeOf(pixels.Width, pixels.Height, pixels.Frames);
        GraphSession session = encoder.Value;
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pixels.Values, [1, 3, pixels.Frames, pixels.Height, pixels.Width]);
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(new Dictionary<string, OrtValue> { [session.InputNames[0]] = input }, cancellationToken);
        return new LatentPosterior(shape, outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs[1].GetTensorDataAsSpan<float>().ToArray());
    }

    /// <summary>Decodes a clip, in as many pieces of time as the tiling makes; together they are the whole clip.</summary>
    /// <param name="latents">[C,F,H,W].</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="timestep">Told to decoders that have one, 0 to 1; others take none.</param>
    /// <param name="noise">
    /// Draws <see cref="NoiseStream.DecoderLayers"/> for decoders whose layers add noise, one picture for all frames; tiles take their
    /// parts of it, so that neighbours agree.
    /// </param>
    /// <param name="progress">Told after each tile.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    public IEnumerable<VideoPixels> Decode(float[] latents, LatentShape shape, float timestep, NoiseSource noise, IProgress<DecodingTile>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(latents.Length, shape.ValueCount);
        var pictures = layerNoise.Select(layer => new NoisePicture(layer, shape, noise)).ToArray();
        var tiles = new TiledDecoding((values, tile, place) => DecodeTile(values, tile, place, timestep, pictures, cancellationToken), tiling, Geometry.Ratios);
        int count = tiles.TileCount(shape);
        int done = 0;
        return tiles.Decode(latents, shape, () => progress?.Report(new DecodingTile(++done, count)));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        decoder.Dispose();
        if (encoder.IsValueCreated)
        {
            encoder.Value.Dispose();
        }
    }

    private VideoPixels DecodeTile(
        float[] latents, LatentShape shape, (int Row, int Column) place, float timestep, IReadOnlyList<NoisePicture> noise, CancellationToken cancellationToken)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(latents, [1, shape.Channels, shape.Frames, shape.Rows, shape.Columns]);
        using OrtValue time = OrtValue.CreateTensorValueFromMemory(new[] { timestep }, [1]);
        var inputs = new Dictionary<string, OrtValue> { [LatentsInput] = input };
        if (HasTimestep)
        {
            inputs[TimestepInput] = time;
        }

        foreach (NoisePicture picture in noise)
        {
            inputs[picture.Input] = picture.Cut(place, shape);
        }

        try
        {
            using IDisposableReadOnlyCollection<OrtValue> outputs = decoder.Run(inputs, cancellationToken);
            long[] size = outputs[0].GetTensorTypeAndShape().Shape;
            return new VideoPixels((int)size[2], (int)size[3], (int)size[4], outputs[0].GetTensorDataAsSpan<float>().ToArray());
        }
        finally
        {
            foreach (NoisePicture picture in noise)
            {
                inputs[picture.Input].Dispose();
            }
        }
    }
}
