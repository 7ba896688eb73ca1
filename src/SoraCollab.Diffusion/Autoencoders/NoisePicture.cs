using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.ModelCompiler.Architectures;

namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>The noise of one layer of a decoder for a whole picture, of which each tile takes its part.</summary>
internal sealed class NoisePicture
{
    private readonly float[] values;
    private readonly int columns;
    private readonly int scale;

    /// <summary>Draws it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="shape">The latents of the whole clip.</param>
    /// <param name="noise">Where it comes from.</param>
    public NoisePicture(LayerNoise layer, LatentShape shape, NoiseSource noise)
    {
        (Input, scale, columns) = (layer.Input, layer.Scale, shape.Columns * layer.Scale);
        values = new float[shape.Rows * layer.Scale * columns];
        noise(NoiseStream.DecoderLayers, layer.Draw, values);
    }

    /// <summary>The graph's input.</summary>
    public string Input { get; }

    /// <summary>The part under a tile.</summary>
    /// <param name="place">First row and column of the tile in the clip's latents.</param>
    /// <param name="tile">The tile's latents.</param>
    public OrtValue Cut((int Row, int Column) place, LatentShape tile)
    {
        (int height, int width) = (tile.Rows * scale, tile.Columns * scale);
        var part = new float[height * width];
        for (int row = 0; row < height; row++)
        {
            values.AsSpan((((place.Row * scale) + row) * columns) + (place.Column * scale), width).CopyTo(part.AsSpan(row * width));
        }

        return OrtValue.CreateTensorValueFromMemory(part, [height, width]);
    }
}
