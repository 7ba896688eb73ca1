using SoraCollab.Training.Captions;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.Captions;

public class CaptionWriterTests
{
    [Fact]
    public void Write_ReferenceSeedsAndLevels_GivesTheSameText()
    {
        var written = 0;
        foreach (var reference in ReferenceScene.ReadAll())
            foreach (var wording in reference.Captions)
            {
                Assert.Equal(wording.Text, CaptionWriter.Write(reference.ToScene(), new Mulberry32(wording.Seed), wording.Level).Text);
                written++;
            }
        Assert.Equal(240, written);
    }

    [Fact]
    public void Canonical_ReferenceScenes_GivesTheSameText() =>
        Assert.All(ReferenceScene.ReadAll(), reference => Assert.Equal(reference.Canonical, CaptionWriter.Canonical(reference.ToScene())));

    [Fact]
    public void Write_SameSeed_GivesTheSameCaption()
    {
        var scene = new SceneSampler(WorldPart.Everything).Next(new Mulberry32(3));
        Assert.Equal(CaptionWriter.Write(scene, new Mulberry32(8)).Text, CaptionWriter.Write(scene, new Mulberry32(8)).Text);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Write_LevelOutOfRange_NamesLevelAndRange(int level)
    {
        var scene = new SceneSampler(WorldPart.First).Next(new Mulberry32(3));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => CaptionWriter.Write(scene, new Mulberry32(1), level));
        Assert.Contains("0 to 4", error.Message);
    }

    [Fact]
    public void Write_UnknownSubject_NamesIt()
    {
        var scene = new Scene("sea", "day", "clear", new Actor("unicorn", "red", "left"));
        Assert.Contains("unicorn", Assert.Throws<ArgumentException>(() => CaptionWriter.Canonical(scene)).Message);
    }
}
