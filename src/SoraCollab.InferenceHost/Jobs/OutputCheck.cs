using SoraCollab.Diffusion.Latents;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>
/// The check that a take passes halfway through its denoising: that what the model predicts is a moving picture at all, neither
/// one flat colour nor noise without form. A broken model, a damaged checkpoint or guidance far too strong fails it. It knows
/// nothing of what is shown: a classifier of contents would stand here.
/// </summary>
internal static class OutputCheck
{
    // Standard deviation of brightness, of 255: below it a frame is one flat colour.
    private const double LeastContrast = 2;

    // Share of the differences between neighbouring pixels to the contrast: about 1.1 for noise, below 0.5 for pictures.
    private const double MostRoughness = 0.95;

    /// <summary>Whether a step is the one after which the check is made, or a later one.</summary>
    public static bool IsDue(int step, int stepCount) => stepCount > 0 && 2 * step >= stepCount;

    /// <summary>Whether most frames of a prediction are pictures.</summary>
    public static bool Passes(PreviewClip predicted)
    {
        var size = predicted.Width * predicted.Height * 3;
        var pictures = Enumerable.Range(0, predicted.FrameCount).Count(frame => IsPicture(predicted.Rgb24.AsSpan(frame * size, size), predicted.Width));
        return 2 * pictures > predicted.FrameCount;
    }

    private static bool IsPicture(ReadOnlySpan<byte> rgb24, int width)
    {
        var count = rgb24.Length / 3;
        double sum = 0, squares = 0, steps = 0;
        var neighbours = 0;
        for (var i = 0; i < count; i++)
        {
            var bright = Brightness(rgb24, i);
            sum += bright;
            squares += bright * bright;
            if (i % width == 0) continue;
            steps += Math.Abs(bright - Brightness(rgb24, i - 1));
            neighbours++;
        }

        var contrast = Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count))));
        return contrast >= LeastContrast && steps / Math.Max(1, neighbours) <= MostRoughness * contrast;
    }

    private static double Brightness(ReadOnlySpan<byte> rgb24, int pixel) =>
        (0.299 * rgb24[pixel * 3]) + (0.587 * rgb24[(pixel * 3) + 1]) + (0.114 * rgb24[(pixel * 3) + 2]);
}
