using SoraCollab.Core.Prompts;

namespace SoraCollab.Core.Tests.Prompts;

public class ModelVocabularyTests
{
    private static readonly ModelVocabulary Bundled = ModelVocabulary.Load(Path.Combine(AppContext.BaseDirectory, "Prompts", ModelVocabulary.FileName));

    [Theory]
    [InlineData("")]
    [InlineData("  ... !? 42, 3.5; 16:9 (7)")]
    [InlineData("a red sailboat at dusk")]
    [InlineData("A RED SAILBOAT AT DUSK!")]
    [InlineData("The dog's coat is brown, and it runs away from us")]
    [InlineData("a hot air balloon over the open sea at the end of the day")]
    [InlineData("EXT. BEACH, DUSK. A gull flies in a zigzag. The camera pushes in. Close-up.")]
    [InlineData("a jet-black horse, a red-orange tree")]
    public void FindUnknownWords_KnownWords_FindsNone(string prompt) => Assert.Empty(Bundled.FindUnknownWords(prompt));

    [Fact]
    public void FindUnknownWords_CaptionsOfTheModelsWorld_FindsNone()
    {
        var captions = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Prompts", "captions.txt"));
        Assert.Equal(300, captions.Length);
        Assert.All(captions, caption => Assert.Empty(Bundled.FindUnknownWords(caption)));
    }

    [Fact]
    public void FindUnknownWords_UnknownWords_GivesTheirPlaces() => Assert.Equal(
        [new UnknownWord(2, 6, "Dragon"), new UnknownWord(15, 9, "skyscrape")],
        Bundled.FindUnknownWords("a Dragon above skyscrape."));

    [Theory]
    [InlineData("a hot dog", "hot")]
    [InlineData("hot air", "hot", "air")]
    [InlineData("the end of the street", "end")]
    [InlineData("a beach with no people", "no", "people")]
    [InlineData("a wide-angle shot", "wide-angle")]
    [InlineData("shot on 35mm", "35mm")]
    [InlineData("the dragon’s cave", "dragon’s", "cave")]
    [InlineData("a café, naïve", "café", "naïve")]
    public void FindUnknownWords_WordsOutsideTheirPhrases_FindsThem(string prompt, params string[] expected) =>
        Assert.Equal(expected, Bundled.FindUnknownWords(prompt).Select(unknown => unknown.Word));

    [Fact]
    public void FindUnknownWords_AfterEmojiAndLoneSurrogate_CountsUtf16Units()
    {
        const string prompt = "🎬🎬 dog \ud83c unicorn";
        var unknown = Assert.Single(Bundled.FindUnknownWords(prompt));
        Assert.Equal("unicorn", prompt.Substring(unknown.Start, unknown.Length));
        Assert.Equal(11, unknown.Start);
    }

    [Fact]
    public void FindUnknownWords_LettersBeyondTheBasicPlane_IsOneWord()
    {
        var unknown = Assert.Single(Bundled.FindUnknownWords("a 𠀋𠀋 dog"));
        Assert.Equal((2, 4), (unknown.Start, unknown.Length));
    }

    [Fact]
    public void FindUnknownWords_FunctionWordsInsideAPhrase_StillReadsThePhrase() =>
        Assert.Empty(Small.FindUnknownWords("an End of that Day"));

    [Fact]
    public void FindUnknownWords_PhrasesThatBeginAlike_TakesTheLongest() =>
        Assert.Equal(["day"], Small.FindUnknownWords("end of the day day").Select(unknown => unknown.Word));

    [Fact]
    public void Attributes_BundledModel_HoldsWhatItWasTrainedOn()
    {
        var names = Bundled.Attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Values.Select(value => value.Name).ToArray());
        Assert.Equal(13, names["subject"].Length);
        Assert.Equal(["beach", "desert", "meadow", "mountains", "sea", "street"], names["setting"].Order());
        Assert.Equal(["static", "pan_left", "pan_right", "push_in", "pull_out"], names["camera"]);
        Assert.Equal(12, names["color"].Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "format": 1 }""")]
    [InlineData("""{ "format": 1, "attributes": null, "functionWords": [] }""")]
    public void Parse_SomethingElse_SaysSo(string json) =>
        Assert.Contains("vocabulary", Assert.Throws<ModelVocabularyFormatException>(() => ModelVocabulary.Parse(json)).Message);

    [Fact]
    public void Parse_NewerFormat_NamesBothFormats()
    {
        var error = Assert.Throws<ModelVocabularyFormatException>(
            () => ModelVocabulary.Parse("""{ "format": 3, "attributes": [], "functionWords": [] }"""));
        Assert.Equal("A vocabulary's format is 1 to 2, not 3.", error.Message);
    }

    private static ModelVocabulary Small { get; } = ModelVocabulary.Parse(
        """
        {
          "format": 1,
          "attributes": [
            { "name": "time", "values": [ { "name": "dusk", "wordings": ["at the end of the day", "at end"], "words": [] } ] }
          ],
          "functionWords": ["at", "the", "of", "an", "that"]
        }
        """);
}
