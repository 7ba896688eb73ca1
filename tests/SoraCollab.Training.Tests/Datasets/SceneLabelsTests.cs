using SoraCollab.Training.Datasets;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.Datasets;

public sealed class SceneLabelsTests
{
    [Theory]
    [InlineData("left", "pan_right", "right", "pan_left")]
    [InlineData("hop", "static", "hop", "static")]
    public void Mirrored_LeftAndRight_ChangePlaces(string motion, string camera, string mirroredMotion, string mirroredCamera)
    {
        var scene = new Scene("beach", "dusk", "rain", new Actor("walker", "red", motion), Camera: camera);
        var mirrored = scene with { A = scene.A with { Motion = mirroredMotion }, Camera = mirroredCamera };

        Assert.Equal(SceneLabels.First.Of(mirrored), SceneLabels.First.Mirrored(SceneLabels.First.Of(scene)));
    }

    [Fact]
    public void Names_WholeWorld_HaveTheStyleToo()
    {
        Assert.Equal(8, SceneLabels.First.Names.Count);
        Assert.Contains("style", new SceneLabels(WorldPart.Everything).Names);
    }

    [Fact]
    public void Of_NameOutsideThePart_IsRefused()
    {
        var whale = new Scene("underwater", "day", "clear", new Actor("whale", "blue", "left"));
        Assert.Contains("'whale' is not among", Assert.Throws<ArgumentException>(() => SceneLabels.First.Of(whale)).Message);
    }
}
