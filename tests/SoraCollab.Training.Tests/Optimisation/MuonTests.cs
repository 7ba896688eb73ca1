using SoraCollab.Training.Networks;
using SoraCollab.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Optimisation;

public sealed class MuonTests
{
    [Theory]
    [InlineData(32, 96)]
    [InlineData(96, 32)]
    public void Orthogonalise_RandomMatrices_BringsSingularValuesNearOne(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);

        var result = Muon.Orthogonalise(randn(3, rows, columns));

        var values = linalg.svdvals(result);
        Assert.InRange(values.min().ToDouble(), 0.5, 1.1);
        Assert.InRange(values.max().ToDouble(), 0.9, 1.35);
    }

    [Fact]
    public void Step_SteadyGradient_MovesEachMatrixAgainstItsOwnGradient()
    {
        using var scope = NewDisposeScope();
        var weights = new WeightSet();
        weights.Matrix("tall", 64, 32);
        weights.Matrix("other", 64, 32);
        weights.Matrix("wide", 32, 64);
        weights.Linear("plain", 8, 8, orthogonalised: false);
        weights.Allocate(seed: 2);
        var before = weights.Values.clone();
        weights.Gradients.copy_(randn(weights.Gradients.shape));
        var muon = new Muon(weights, weightDecay: 0);

        muon.Step(rate: 0.01);

        var move = weights.Values - before;
        foreach (var name in new[] { "tall", "other", "wide" })
        {
            var run = (Start: weights.Offsets[name], weights[name].Count);
            var along = (move.narrow(0, run.Start, run.Count) * weights.Gradients.narrow(0, run.Start, run.Count)).sum().ToDouble();
            var length = move.narrow(0, run.Start, run.Count).norm().ToDouble();
            Assert.True(along < 0);
            Assert.InRange(length, 0.01 * 0.2 * 8 * Math.Sqrt(32) * 0.7, 0.01 * 0.2 * 8 * Math.Sqrt(32) * 1.2);
        }

        Assert.Equal(0, move.narrow(0, muon.Count, weights.Values.numel() - muon.Count).abs().max().ToDouble());
    }
}
