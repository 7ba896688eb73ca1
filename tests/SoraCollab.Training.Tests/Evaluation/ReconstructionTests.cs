using SoraCollab.Training.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Evaluation;

public sealed class ReconstructionTests
{
    [Fact]
    public void Measure_KnownError_GivesItsDecibels()
    {
        using var scope = NewDisposeScope();
        var pixels = zeros([1, 3, 8, 8, 3]);
        var masks = zeros([1, 3, 2, 2]);
        masks[0, TensorIndex.Colon, 0, 0] = 1;
        var rendered = new RenderedClips([], pixels, masks);
        var decoded = pixels.clone();
        decoded.narrow(2, 0, 4).narrow(3, 0, 4).fill_(0.2f); // within the mask only: a quarter of the picture

        var quality = Reconstruction.Measure(rendered, decoded);

        Assert.Equal(10 * Math.Log10(4 / 0.04), quality.Subject, 1e-3);
        Assert.Equal(10 * Math.Log10(4 / 0.01), quality.Whole, 1e-3);
        Assert.Equal(0, quality.Flicker, 1e-6);
    }

    [Fact]
    public void Measure_StillPictureThatPulses_CountsTheChange()
    {
        using var scope = NewDisposeScope();
        var rendered = new RenderedClips([], zeros([1, 3, 8, 8, 3]), zeros([1, 3, 2, 2]));
        var decoded = zeros([1, 3, 8, 8, 3]);
        decoded.narrow(1, 1, 1).fill_(2 / 127.5f);

        Assert.Equal(2, Reconstruction.Measure(rendered, decoded).Flicker, 1e-4);
    }
}
