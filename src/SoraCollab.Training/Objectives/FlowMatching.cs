using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Objectives;

/// <summary>
/// Rectified flow (Liu et al. 2022, Lipman et al. 2022): x = (1 - s) data + s noise, and the network predicts noise - data. Frames that
/// are known stand at s = 0 and count for nothing in the loss, so the same network continues, joins and fills in clips.
/// </summary>
internal static class FlowMatching
{
    /// <summary>Share of clips of which nothing is known.</summary>
    private const double FreeShare = 0.7;

    /// <summary>Mean of the logit-normal noise levels unless told otherwise: more of the hard, noisy half, where shape and motion are decided.</summary>
    public const double NoiseMean = 0.7;

    /// <summary>Noise levels, logit-normal with deviation 1 (Esser et al. 2024).</summary>
    /// <param name="clips">How many.</param>
    /// <param name="mean">Of the normal distribution; 0 is half noise on average, more is noisier.</param>
    public static Tensor NoiseLevels(int clips, double mean = NoiseMean) => (randn(clips) + mean).sigmoid();

    /// <summary>For each clip and latent frame 1 where it is known: nothing (70 %), else the first, the last, both, or all but some at the end.</summary>
    /// <returns>[clips, frames]</returns>
    public static Tensor KnownFrames(int clips, int frames, Random random)
    {
        var known = new float[clips * frames];
        for (var clip = 0; clip < clips && frames > 1; clip++)
        {
            if (random.NextDouble() < FreeShare)
            {
                continue;
            }

            var row = known.AsSpan(clip * frames, frames);
            switch (random.Next(4))
            {
                case 0:
                    row[0] = 1;
                    break;
                case 1:
                    row[^1] = 1;
                    break;
                case 2:
                    row[0] = row[^1] = 1;
                    break;
                default:
                    row[..random.Next(1, frames)].Fill(1);
                    break;
            }
        }

        return tensor(known, [clips, frames]);
    }

    /// <summary>What the network sees and what it should say.</summary>
    /// <param name="data">Normalised latents, [clips, frames, places, channels].</param>
    /// <param name="noise">The same shape.</param>
    /// <param name="levels">Noise level of each clip, [clips].</param>
    /// <param name="known">1 for known frames, [clips, frames].</param>
    public static FlowSample Mix(Tensor data, Tensor noise, Tensor levels, Tensor known)
    {
        var perFrame = levels.unsqueeze(1) * (1 - known);
        var s = perFrame.unsqueeze(-1).unsqueeze(-1);
        return new FlowSample(data + (s * (noise - data)), perFrame * 1000, noise - data, 1 - known);
    }

    /// <summary>Mean squared error over the unknown frames.</summary>
    /// <param name="sample">From <see cref="Mix"/>.</param>
    /// <param name="velocity">The network's answer, in the data's shape.</param>
    public static Tensor Loss(FlowSample sample, Tensor velocity)
    {
        var perFrame = (velocity - sample.Velocity).square().mean([2, 3]);
        return (perFrame * sample.Weights).sum() / sample.Weights.sum();
    }
}
