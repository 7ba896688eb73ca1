using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Networks;

public sealed class LatentScaleTests
{
    [Fact]
    public void Measure_ChannelsOfDifferentSpread_KeepsTheirOrderAtMeanVarianceOne()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var latents = (randn(4000, 128) * linspace(0.1, 4, 128)) + 3;

        var scale = LatentScale.Measure(latents);

        var variance = scale.Normalise(latents).square().mean([0]);
        Assert.InRange(variance.mean().ToDouble(), 0.97, 1.03);
        Assert.InRange((variance[127] / variance[0]).sqrt().ToDouble(), 36, 44); // 4 / 0.1, as the latents themselves
        Assert.Equal(0, (scale.Deviation - scale.Deviation[0]).abs().max().ToDouble());
    }
}
