using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Sessions;

public sealed class TrainingStateTests
{
    [Fact]
    public void Load_SavedState_GoesOnExactly()
    {
        using var scope = NewDisposeScope();
        var path = Path.GetTempFileName();
        try
        {
            var (first, state) = Make();
            Step(first, state, seed: 1);
            state.Save(path);
            var (second, restored) = Make();
            restored.Load(path);

            Step(first, state, seed: 2);
            Step(second, restored, seed: 2);

            Assert.Equal(0, (first.Values - second.Values).abs().max().ToDouble());
            Assert.Equal(0, (state.Average - restored.Average).abs().max().ToDouble());
            Assert.Equal(2, restored.Steps);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Step_GradientNotFinite_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        var (weights, state) = Make();
        var before = weights.Values.clone();
        weights.Gradients.fill_(float.NaN);

        Assert.False(double.IsFinite(state.Step(0.01, 0.01)));
        Assert.Equal(0, (weights.Values - before).abs().max().ToDouble());
        Assert.Equal(0, state.Steps);
    }

    private static (WeightSet Weights, TrainingState State) Make()
    {
        var weights = new WeightSet();
        weights.Linear("inner", 16, 32);
        weights.Linear("outer", 32, 8, orthogonalised: false);
        weights.Allocate(seed: 5);
        return (weights, new TrainingState(weights));
    }

    private static void Step(WeightSet weights, TrainingState state, long seed)
    {
        random.manual_seed(seed);
        weights.Gradients.copy_(randn(weights.Gradients.shape));
        state.Step(0.01, 0.01);
        state.Follow(0.99);
    }
}
