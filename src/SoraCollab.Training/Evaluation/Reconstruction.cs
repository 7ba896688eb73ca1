using SoraCollab.Training.Datasets;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>How well an autoencoder gives rendered clips back.</summary>
/// <param name="Whole">Peak signal to noise ratio, dB, mean over clips.</param>
/// <param name="Subject">The same within the subjects' masks, over the clips where a subject is seen.</param>
/// <param name="Flicker">Mean change from frame to frame where the original has none, of 255.</param>
internal sealed record Reconstruction(double Whole, double Subject, double Flicker)
{
    private const int AtOnce = 4;
    private const double Peak = 2;

    /// <summary>Encodes and decodes clips.</summary>
    /// <param name="autoencoder">Its most likely latents are decoded.</param>
    /// <param name="clips">[clips, frames, height, width, 3] in -1..1.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Of(LtxVideoAutoencoder autoencoder, Tensor clips)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (long first = 0; first < clips.shape[0]; first += AtOnce)
        {
            using var inner = NewDisposeScope();
            var part = clips.narrow(0, first, Math.Min(AtOnce, clips.shape[0] - first));
            parts.Add(autoencoder.Decode(autoencoder.Encode(part)).clamp_(-1, 1).MoveToOuterDisposeScope());
        }

        return cat(parts, 0).MoveToOuterDisposeScope();
    }

    /// <param name="original">Rendered clips.</param>
    /// <param name="decoded">What came back, see <see cref="Of"/>.</param>
    public static Reconstruction Measure(RenderedClips original, Tensor decoded)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var error = (decoded - original.Pixels).square().mean([4]);
        var mask = original.Masks.gt(0.5).repeat_interleave(PixelFormat.MaskCell, 2).repeat_interleave(PixelFormat.MaskCell, 3).to(ScalarType.Float32);
        var seen = mask.sum([1, 2, 3]);
        var within = Decibels((error * mask).sum([1, 2, 3]) / seen.clamp(1))[seen.gt(0)];
        var still = Change(original.Pixels).amax([4]).lt(1.0 / 255).to(ScalarType.Float32);
        var flicker = (Change(decoded).mean([4]) * still).sum() / still.sum().clamp(1) * 127.5;
        return new(
            Decibels(error.mean([1, 2, 3])).mean().ToDouble(),
            within.numel() == 0 ? double.NaN : within.mean().ToDouble(),
            flicker.ToDouble());
    }

    private static Tensor Decibels(Tensor meanSquares) => (Peak * Peak / meanSquares.clamp(1e-12)).log10() * 10;

    private static Tensor Change(Tensor clips)
    {
        var frames = clips.shape[1];
        return (clips.narrow(1, 1, frames - 1) - clips.narrow(1, 0, frames - 1)).abs();
    }
}
