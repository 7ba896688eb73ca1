using SoraCollab.Diffusion.Autoencoders;

namespace SoraCollab.Diffusion.Latents;

/// <summary>Drawn clips that show an autoencoder many colours, edges and movements at once.</summary>
internal static class PreviewSampleClip
{
    private const int Discs = 12;

    /// <summary>A square clip.</summary>
    public static VideoPixels Draw(ulong seed, int frames, int size)
    {
        var random = new float[24 + (Discs * 8)];
        LatentNoise.Fill(seed, NoiseStream.Preview, 0, random);
        var values = new float[3 * frames * size * size];
        Span<float> colour = stackalloc float[3];
        for (int f = 0; f < frames; f++)
        {
            for (int y = 0; y < size; y++)
            {
                for (int x = 0; x < size; x++)
                {
                    Colour(random, f / (float)frames, (x + 0.5f) / size, (y + 0.5f) / size, colour);
                    for (int c = 0; c < 3; c++)
                    {
                        values[(((((c * frames) + f) * size) + y) * size) + x] = colour[c];
                    }
                }
            }
        }

        return new VideoPixels(frames, size, size, values);
    }

    private static void Colour(ReadOnlySpan<float> random, float time, float x, float y, Span<float> colour)
    {
        for (int c = 0; c < 3; c++)
        {
            ReadOnlySpan<float> wave = random.Slice(c * 8, 8);
            colour[c] = (0.7f * wave[0]) + (wave[1] * x) + (wave[2] * y) + (0.3f * MathF.Sin((10 * wave[3] * x) + (10 * wave[4] * y) + (6 * wave[5] * time)));
        }

        for (int d = 0; d < Discs; d++)
        {
            ReadOnlySpan<float> disc = random.Slice(24 + (d * 8), 8);
            float dx = x - 0.5f - (0.35f * disc[0]) - (0.3f * time * disc[2]);
            float dy = y - 0.5f - (0.35f * disc[1]) - (0.3f * time * disc[3]);
            float radius = 0.06f + (0.08f * Math.Abs(disc[4]));
            if ((dx * dx) + (dy * dy) < radius * radius)
            {
                disc[5..].CopyTo(colour);
            }
        }

        for (int c = 0; c < 3; c++)
        {
            colour[c] = Math.Clamp(colour[c], -1, 1);
        }
    }
}
