using SoraCollab.Training.Evaluation;

namespace SoraCollab.Training.Tests.Evaluation;

public sealed class ClipSamplerTests
{
    [Fact]
    public void Levels_FourSteps_AreTheSchedulersShiftedSigmas()
    {
        // FlowMatchEulerDiscreteScheduler, shift 2, sigmas 1, 0.75, 0.5, 0.25.
        double[] expected = [1, 1.5 / 1.75, 2.0 / 3, 0.4, 0];

        Assert.Equal(expected, ClipSampler.Levels(4).Select(level => Math.Round(level, 12)).ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
    }
}
