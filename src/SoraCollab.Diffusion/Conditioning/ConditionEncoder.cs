using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Conditioning;

/// <summary>Turns known frames into tokens and says where they stand.</summary>
/// <param name="autoencoder">The model's autoencoder.</param>
/// <param name="statistics">Its statistics.</param>
/// <param name="placement">Where pictures after the first frame stand.</param>
/// <param name="noise">The draws of the posterior.</param>
internal sealed class ConditionEncoder(LtxVideoAutoencoder autoencoder, LatentStatistics statistics, ConditionPlacement placement, NoiseSource noise)
{
    /// <summary>A longer condition that begins later adds this many latent frames beside the clip; the rest enters it.</summary>
    private const int FramesBeside = 2;

    private readonly int ratio = autoencoder.Geometry.Ratios.Time;

    /// <summary>Encodes one.</summary>
    /// <param name="condition">A condition that has been checked.</param>
    /// <param name="clip">The clip's latents.</param>
    /// <param name="number">Which of the request's conditions, from 0.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    public EncodedCondition Encode(FrameCondition condition, LatentShape clip, int number, CancellationToken cancellationToken)
    {
        if (condition.Latents is { } latents)
        {
            LatentShape given = clip with { Frames = latents.Length / (clip.Channels * clip.FrameTokenCount) };
            return InPlace(latents, given, (condition.FrameIndex + ratio - 1) / ratio, condition.Strength);
        }

        if (condition.FrameIndex == 0 || placement == ConditionPlacement.Beside)
        {
            (float[] known, LatentShape shape) = Encode(condition.Rgb24!, condition.FrameCount, clip, number, cancellationToken);
            int beside = condition.FrameIndex == 0 ? 0 : Math.Min(FramesBeside, shape.Frames);
            return new EncodedCondition(Pack(known, shape), shape, (float)condition.Strength, beside, condition.FrameIndex, (condition.FrameIndex / ratio) + beside);
        }

        // A picture is held for the time of one latent frame, of which it is the last; of more pictures the first shares its latent
        // frame with unknown ones and is left to them.
        bool held = condition.FrameCount == 1;
        byte[] pictures = held ? [.. Enumerable.Repeat(condition.Rgb24!, ratio + 1).SelectMany(picture => picture)] : condition.Rgb24!;
        (float[] values, LatentShape all) = Encode(pictures, held ? ratio + 1 : condition.FrameCount, clip, number, cancellationToken);
        LatentShape rest = all with { Frames = all.Frames - 1 };
        return InPlace(LatentFrames.Slice(values, all, 1, rest.Frames), rest, (condition.FrameIndex / ratio) + (held ? 0 : 1), condition.Strength);
    }

    private static EncodedCondition InPlace(float[] latents, LatentShape shape, int latentFrame, double strength) =>
        new(Pack(latents, shape), shape, (float)strength, 0, 0, latentFrame);

    private static float[] Pack(float[] latents, LatentShape shape)
    {
        var tokens = new float[latents.Length];
        LatentTokens.Pack(latents, shape, tokens);
        return tokens;
    }

    private (float[] Latents, LatentShape Shape) Encode(byte[] rgb24, int frames, LatentShape clip, int number, CancellationToken cancellationToken)
    {
        int space = autoencoder.Geometry.Ratios.Space;
        LatentPosterior posterior = autoencoder.Encode(VideoPixels.FromRgb24(rgb24, frames, clip.Rows * space, clip.Columns * space), cancellationToken);
        var draw = new float[posterior.Mean.Length];
        noise(NoiseStream.Posterior, number, draw);
        float[] latents = posterior.Sample(draw);
        statistics.Normalise(latents, posterior.Shape);
        return (latents, posterior.Shape);
    }
}
