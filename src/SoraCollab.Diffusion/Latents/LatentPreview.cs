using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Latents;

/// <summary>Turns normalised latents into small pictures by one linear map, thousands of times faster than decoding.</summary>
public sealed class LatentPreview
{
    private readonly int patch;
    private readonly float[] weights;
    private readonly float[] bias;

    /// <summary>A preview by a given map.</summary>
    /// <exception cref="ArgumentException">The map's sizes do not fit each other.</exception>
    public LatentPreview(PreviewMap map)
    {
        patch = map.PatchSize;
        int values = patch * patch * 3;
        if (patch < 1 || map.Bias.Length != values || map.Weights.Any(row => row.Length != values))
        {
            throw new ArgumentException($"A preview map of patch size {patch} needs {values} values of bias and of weights for each latent channel.", nameof(map));
        }

        weights = [.. map.Weights.SelectMany(row => row)];
        bias = map.Bias;
        Channels = map.Weights.Length;
    }

    /// <summary>Channels of a latent cell.</summary>
    public int Channels { get; }

    /// <summary>Values that a latent cell is drawn with: pixels times three colours.</summary>
    internal int CellValues => bias.Length;

    /// <summary>[channels, values] what each channel adds to a cell's colours.</summary>
    internal ReadOnlySpan<float> Weights => weights;

    /// <summary>Most frames of a preview; longer clips show this many, evenly spread, the first and the last among them.</summary>
    public static int MaxFrameCount => 16;

    /// <summary>Draws normalised latents.</summary>
    /// <param name="tokens">[F·H·W,C] tokens.</param>
    /// <param name="shape">Their shape.</param>
    public PreviewClip Draw(ReadOnlySpan<float> tokens, LatentShape shape)
    {
        if (shape.Channels != Channels || tokens.Length != shape.ValueCount)
        {
            throw new ArgumentException($"{tokens.Length} values of {shape} were given; this map is for {Channels} channels.");
        }

        int frames = Math.Min(shape.Frames, MaxFrameCount);
        (int width, int height) = (shape.Columns * patch, shape.Rows * patch);
        var rgb = new byte[frames * width * height * 3];
        Span<float> cell = stackalloc float[bias.Length];
        for (int frame = 0; frame < frames; frame++)
        {
            int source = frames == 1 ? 0 : ((frame * (shape.Frames - 1)) + ((frames - 1) / 2)) / (frames - 1);
            for (int row = 0; row < shape.Rows; row++)
            {
                for (int column = 0; column < shape.Columns; column++)
                {
                    int token = (((source * shape.Rows) + row) * shape.Columns) + column;
                    Map(tokens.Slice(token * Channels, Channels), cell);
                    for (int y = 0; y < patch; y++)
                    {
                        int at = ((((frame * height) + (row * patch) + y) * width) + (column * patch)) * 3;
                        for (int i = 0; i < patch * 3; i++)
                        {
                            rgb[at + i] = (byte)Math.Clamp(MathF.Round((cell[(y * patch * 3) + i] + 1) * 127.5f), 0, 255);
                        }
                    }
                }
            }
        }

        return new PreviewClip(width, height, frames, rgb);
    }

    /// <summary>The colours of a latent cell, -1 to 1, pixel by pixel.</summary>
    internal void Map(ReadOnlySpan<float> latent, Span<float> cell)
    {
        bias.CopyTo(cell);
        for (int channel = 0; channel < latent.Length; channel++)
        {
            ReadOnlySpan<float> row = weights.AsSpan(channel * cell.Length, cell.Length);
            for (int i = 0; i < cell.Length; i++)
            {
                cell[i] += latent[channel] * row[i];
            }
        }
    }
}
