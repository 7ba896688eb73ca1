using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Latents;

/// <summary>
/// Fits a preview's map to an autoencoder: least squares with a small ridge between the normalised latents of encoded
/// clips and the mean colours of the patches that each latent stands for.
/// </summary>
public static class LatentPreviewFit
{
    private const int ClipCount = 6;
    private const int Cells = 6;
    private const double Ridge = 1e-3;

    /// <summary>Fits to drawn clips: gradients, discs and stripes that move, from fixed seeds.</summary>
    /// <param name="autoencoder">The model's autoencoder.</param>
    /// <param name="statistics">Its statistics.</param>
    /// <param name="patch">Pixels of a cell along each side.</param>
    public static PreviewMap Fit(LtxVideoAutoencoder autoencoder, LatentStatistics statistics, int patch = 4)
    {
        return Fit(Samples(autoencoder.Geometry.Ratios), autoencoder, statistics, patch);
    }

    /// <summary>Fits to drawn clips with any autoencoder.</summary>
    /// <param name="geometry">Its ratios and channels.</param>
    /// <param name="encode">Its normalised latents of a clip, [C,F,H,W].</param>
    /// <param name="patch">Pixels of a cell along each side.</param>
    internal static PreviewMap Fit(LatentGeometry geometry, Func<VideoPixels, float[]> encode, int patch = 4) => Fit(Samples(geometry.Ratios), geometry, encode, patch);

    /// <summary>Fits to given clips, the more like those that will be generated the better.</summary>
    /// <param name="clips">Clips of sizes and lengths that the autoencoder takes.</param>
    /// <param name="autoencoder">The model's autoencoder.</param>
    /// <param name="statistics">Its statistics.</param>
    /// <param name="patch">Pixels of a cell along each side; a divisor of the autoencoder's space ratio.</param>
    public static PreviewMap Fit(IEnumerable<VideoPixels> clips, LtxVideoAutoencoder autoencoder, LatentStatistics statistics, int patch = 4)
    {
        return Fit(
            clips,
            autoencoder.Geometry,
            clip =>
            {
                LatentPosterior posterior = autoencoder.Encode(clip, CancellationToken.None);
                statistics.Normalise(posterior.Mean, posterior.Shape);
                return posterior.Mean;
            },
            patch);
    }

    private static IEnumerable<VideoPixels> Samples(CompressionRatios ratios) =>
        Enumerable.Range(0, ClipCount).Select(seed => PreviewSampleClip.Draw((ulong)seed, (2 * ratios.Time) + 1, Cells * ratios.Space));

    private static PreviewMap Fit(IEnumerable<VideoPixels> clips, LatentGeometry geometry, Func<VideoPixels, float[]> encode, int patch)
    {
        int channels = geometry.Channels;
        int outputs = patch * patch * 3;
        if (patch < 1 || geometry.Ratios.Space % patch != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(patch), patch, $"A divisor of {geometry.Ratios.Space} is needed.");
        }

        var fit = new RidgeRegression(channels + 1, outputs);
        var input = new double[channels + 1];
        var output = new double[outputs];
        foreach (VideoPixels clip in clips)
        {
            LatentShape shape = geometry.ShapeOf(clip.Width, clip.Height, clip.Frames);
            float[] latents = encode(clip);
            for (int token = 0; token < shape.TokenCount; token++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    input[channel] = latents[(channel * shape.TokenCount) + token];
                }

                input[channels] = 1;
                Patches(clip, shape, geometry.Ratios, token, patch, output);
                fit.Add(input, output);
            }
        }

        double[][] solution = fit.Solve(Ridge);
        return new PreviewMap
        {
            PatchSize = patch,
            Weights = [.. solution.Take(channels).Select(row => row.Select(value => (float)value).ToArray())],
            Bias = [.. solution[channels].Select(value => (float)value)],
        };
    }

    /// <summary>Mean colours of the patches of one cell, over the frames that it stands for.</summary>
    private static void Patches(VideoPixels clip, LatentShape shape, CompressionRatios ratios, int token, int patch, double[] output)
    {
        int frame = token / shape.FrameTokenCount;
        int row = token % shape.FrameTokenCount / shape.Columns;
        int column = token % shape.Columns;
        int first = frame == 0 ? 0 : ((frame - 1) * ratios.Time) + 1;
        int count = frame == 0 ? 1 : ratios.Time;
        int step = ratios.Space / patch;
        Array.Clear(output);
        for (int f = first; f < first + count; f++)
        {
            for (int y = 0; y < ratios.Space; y++)
            {
                for (int x = 0; x < ratios.Space; x++)
                {
                    for (int colour = 0; colour < 3; colour++)
                    {
                        int from = (((((colour * clip.Frames) + f) * clip.Height) + (row * ratios.Space) + y) * clip.Width) + (column * ratios.Space) + x;
                        output[(((y / step * patch) + (x / step)) * 3) + colour] += clip.Values[from] / (count * step * step);
                    }
                }
            }
        }
    }
}
