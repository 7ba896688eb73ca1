using SoraCollab.Training.Captions;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.Captions;

public class CaptionParserTests
{
    [Fact]
    public void Parse_WrittenCaptions_ReadsBackWhatTheyState()
    {
        var random = new Mulberry32(2026);
        var sampler = new SceneSampler(WorldPart.Everything);
        for (var i = 0; i < 1500; i++)
        {
            var scene = sampler.Next(random);
            var all = SceneAttributes.Of(scene);
            var (text, stated) = CaptionWriter.Write(scene, random);
            AssertStates(text, all.Where(attribute => stated.Contains(attribute.Key)));
            AssertStates(CaptionWriter.Canonical(scene), all);
        }
    }

    [Fact]
    public void LeavesOpen_ShortCaption_ListsEverythingElse()
    {
        var open = CaptionParser.LeavesOpen("a red sailboat at dusk");
        Assert.Equal(10, open.Count);
        Assert.DoesNotContain(SceneAttribute.SubjectA, open);
        Assert.DoesNotContain(SceneAttribute.ColorA, open);
        Assert.DoesNotContain(SceneAttribute.Time, open);
    }

    [Theory]
    [InlineData("")]
    [InlineData("The quick brown fox")]
    [InlineData("reddish sailboats")]
    public void Parse_TextWithoutKnownPhrases_StatesNothing(string text) => Assert.Empty(CaptionParser.Parse(text));

    [Fact]
    public void Parse_TwoSubjects_KeepsTheirOrder()
    {
        var read = CaptionParser.Parse("A red horse trots to the left in a meadow. On the right, a blue dog runs away.");
        Assert.Equal("horse", read[SceneAttribute.SubjectA]);
        Assert.Equal("left", read[SceneAttribute.MotionA]);
        Assert.Equal("dog", read[SceneAttribute.SubjectB]);
        Assert.Equal("away", read[SceneAttribute.MotionB]);
        Assert.Equal("right", read[SceneAttribute.Relation]);
    }

    private static void AssertStates(string text, IEnumerable<KeyValuePair<SceneAttribute, string>> expected) =>
        Assert.True(
            CaptionParser.Parse(text).ToHashSet().SetEquals(expected),
            $"'{text}' was read as {string.Join(", ", CaptionParser.Parse(text))}, not as {string.Join(", ", expected)}.");
}
