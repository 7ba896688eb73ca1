using System.Runtime.CompilerServices;
using SoraCollab.Training.Captions;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.Captions;

public class VocabularyTests
{
    [Fact]
    public void ToJson_FirstPart_IsTheBundledModelsFile() =>
        Assert.Equal(File.ReadAllText(BundledFile()), Vocabulary.Of(WorldPart.First).ToJson());

    [Fact]
    public void Of_Everything_HasWordingsForEveryValue()
    {
        var vocabulary = Vocabulary.Of(WorldPart.Everything);
        Assert.Equal(44, vocabulary.Attributes.Single(attribute => attribute.Name == "subject").Values.Count);
        Assert.All(vocabulary.Attributes.SelectMany(attribute => attribute.Values), value => Assert.NotEmpty(value.Wordings));
    }

    [Fact]
    public void Of_FirstPart_LeavesOutWhatItWasNotTrainedOn()
    {
        var wordings = Vocabulary.Of(WorldPart.First).Attributes.SelectMany(attribute => attribute.Values).SelectMany(value => value.Wordings.Concat(value.Words));
        Assert.Empty(wordings.Intersect(["whale", "submarine", "harbour", "tilting up", "pencil sketch", "in the foreground"]));
    }

    private static string BundledFile([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "models", "animatic-s", "vocabulary.json");
}
