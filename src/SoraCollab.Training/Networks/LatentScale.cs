using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>The autoencoder's latents_mean and latents_std: latents minus the mean, over the deviation, are what the transformer sees.</summary>
internal sealed record LatentScale(Tensor Mean, Tensor Deviation)
{
    /// <summary>
    /// The scale for latents: their mean, and one number for all channels, so that the mean variance is 1. The autoencoder is started with
    /// each channel over the root of its deviation; dividing by the channels' own deviations, or by their roots once more, would make the
    /// least important channels nearly as loud as the first, and costs learning.
    /// </summary>
    /// <param name="latents">[tokens, channels]</param>
    public static LatentScale Measure(Tensor latents)
    {
        var mean = Rounded(latents.mean([0]));
        var deviation = (latents - mean).square().mean().sqrt();
        return new LatentScale(mean, Rounded(deviation.expand(mean.shape).clone()));
    }

    /// <summary>Reads the two from an autoencoder's weights, or from what <see cref="Save"/> wrote.</summary>
    public static LatentScale Load(string path)
    {
        var saved = SafetensorsFile.Read(path);
        return new LatentScale(saved["latents_mean"].DetachFromDisposeScope(), saved["latents_std"].DetachFromDisposeScope());
    }

    public void Save(string path) => SafetensorsFile.Write(path, [("latents_mean", Mean), ("latents_std", Deviation)], ScalarType.Float32);

    public Tensor Normalise(Tensor latents) => (latents - Mean) / Deviation;

    public Tensor Denormalise(Tensor latents) => (latents * Deviation) + Mean;

    /// <summary>The value that a bfloat16 file can hold: training, export and use then share it exactly.</summary>
    private static Tensor Rounded(Tensor values) => values.to(ScalarType.BFloat16).to(ScalarType.Float32);
}
