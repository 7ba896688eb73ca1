using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Tests.Jobs;

public sealed class CheckpointPolicyTests
{
    [Theory]
    [InlineData(0.1, 50, 0)] // 5 s in all: none
    [InlineData(4, 20, 4)] // before 20 s are at stake: after 4, 8, 12 and 16 steps, 16 s each
    [InlineData(30, 6, 5)] // slower than that: every step but the last
    public void ShouldSave_StepsOfThatTime_SavesBeforeMoreThanTheLimitIsAtStake(double seconds, int steps, int saves)
    {
        var policy = new CheckpointPolicy(TimeSpan.FromSeconds(20));
        Assert.Equal(saves, Enumerable.Range(1, steps).Count(step => policy.ShouldSave(step, steps, TimeSpan.FromSeconds(seconds))));
    }
}
