using SoraCollab.Training.Datasets;

namespace SoraCollab.Training.Tests.Datasets;

public sealed class TrainingScenesTests
{
    [Fact]
    public void Of_ManySeeds_NeverHasAHeldOutPair()
    {
        var scenes = Enumerable.Range(0, 2000).Select(seed => TrainingScenes.Of((uint)seed)).ToArray();

        Assert.DoesNotContain(scenes, TrainingScenes.IsHeldOut);
        Assert.True(scenes.Select(scene => scene.A.Subject).Distinct().Count() == 13);
    }

    [Fact]
    public void HeldOut_AnySeed_HasAHeldOutPair() =>
        Assert.All(Enumerable.Range(0, 50), seed => Assert.True(TrainingScenes.IsHeldOut(TrainingScenes.HeldOut((uint)seed))));

    [Fact]
    public void Of_SameSeed_GivesTheSameScene() => Assert.Equal(TrainingScenes.Of(77), TrainingScenes.Of(77));

    [Fact]
    public void Labels_OfAnyScene_LieWithinTheirSizes() =>
        Assert.All(
            Enumerable.Range(0, 200).Select(seed => SceneLabels.First.Of(TrainingScenes.Of((uint)seed))),
            labels => Assert.All(labels.Zip(SceneLabels.First.Sizes), pair => Assert.InRange(pair.First, 0, pair.Second - 1)));
}
