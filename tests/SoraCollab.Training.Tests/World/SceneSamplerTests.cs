using SoraCollab.Training.Tests.Captions;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.World;

public class SceneSamplerTests
{
    [Fact]
    public void Next_ReferenceSeeds_GivesTheSameScenes()
    {
        var sampler = new SceneSampler(WorldPart.Everything);
        Assert.All(ReferenceScene.ReadAll(), reference =>
            Assert.Equal(reference.ToScene(), sampler.Next(new Mulberry32(reference.SceneSeed), reference.Subject)));
    }

    [Fact]
    public void Next_FirstPart_StaysInItAndReachesAllOfIt()
    {
        var part = WorldPart.First;
        var sampler = new SceneSampler(part);
        var random = new Mulberry32(5);
        var scenes = Enumerable.Range(0, 4000).Select(_ => sampler.Next(random)).ToArray();
        Assert.All(scenes, scene => Assert.True(scene.B is null && ScenePlacing.Fits(scene.A.Subject, scene.Setting)));
        Assert.Equal(part.Subjects.Order(), scenes.Select(scene => scene.A.Subject).Distinct().Order());
        Assert.Equal(part.Settings.Order(), scenes.Select(scene => scene.Setting).Distinct().Order());
        Assert.Equal(part.Cameras.Order(), scenes.Select(scene => scene.Camera).Distinct().Order());
        Assert.Equal(part.Styles.Order(), scenes.Select(scene => scene.Style).Distinct().Order());
        Assert.Equal(part.Motions().Order(), scenes.Select(scene => scene.A.Motion).Distinct().Order());
    }

    [Fact]
    public void Fits_AllPairs_Allows461() =>
        Assert.Equal(461, SceneNames.Subjects.Sum(subject => SceneNames.Settings.Count(setting => ScenePlacing.Fits(subject, setting))));

    [Fact]
    public void Next_SubjectThatDoesNotFit_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => new SceneSampler(WorldPart.Everything).Next(new Mulberry32(1), "fish", "desert"));
        Assert.Contains("fish", error.Message);
        Assert.Contains("desert", error.Message);
    }
}
