using SoraCollab.Training.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Objectives;

public sealed class FlowMatchingTests
{
    [Fact]
    public void Mix_KnownFrame_StaysCleanAtTimestepZeroAndCountsForNothing()
    {
        using var scope = NewDisposeScope();
        var (data, noise) = (randn(1, 3, 2, 4), randn(1, 3, 2, 4));
        var known = tensor(new float[] { 1, 0, 0 }, [1, 3]);

        var sample = FlowMatching.Mix(data, noise, tensor(new[] { 0.8f }), known);

        Assert.Equal(0, (sample.Latents[0][0] - data[0][0]).abs().max().ToDouble());
        Assert.Equal([0f, 800f, 800f], sample.Timesteps.data<float>().ToArray());
        var wrongOnlyThere = sample.Velocity.clone();
        wrongOnlyThere[0][0].add_(5);
        Assert.Equal(0, FlowMatching.Loss(sample, wrongOnlyThere).ToDouble());
    }

    [Fact]
    public void Mix_VelocityTimesLevel_LeadsBackToTheData()
    {
        using var scope = NewDisposeScope();
        var (data, noise) = (randn(2, 3, 2, 4), randn(2, 3, 2, 4));

        var sample = FlowMatching.Mix(data, noise, tensor(new[] { 0.3f, 0.9f }), zeros(2, 3));

        var back = sample.Latents - (sample.Velocity * tensor(new[] { 0.3f, 0.9f }).view(2, 1, 1, 1));
        Assert.True((back - data).abs().max().ToDouble() < 1e-5);
    }

    [Fact]
    public void Loss_PredictionOffByTwo_IsFour()
    {
        using var scope = NewDisposeScope();
        var sample = FlowMatching.Mix(randn(2, 3, 2, 4), randn(2, 3, 2, 4), tensor(new[] { 0.3f, 0.9f }), zeros(2, 3));

        Assert.Equal(4, FlowMatching.Loss(sample, sample.Velocity + 2).ToDouble(), 4);
    }

    [Fact]
    public void KnownFrames_ManyClips_LeavesSomethingUnknownAndAboutThreeInTenConditioned()
    {
        using var scope = NewDisposeScope();

        var known = FlowMatching.KnownFrames(4000, 5, new Random(1));

        Assert.Equal(0, known.min(1).values.max().ToDouble());
        Assert.InRange(known.max(1).values.mean().ToDouble(), 0.27, 0.33);
    }
}
