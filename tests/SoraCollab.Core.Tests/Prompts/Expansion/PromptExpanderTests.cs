using SoraCollab.Core.Prompts;
using SoraCollab.Core.Prompts.Expansion;

namespace SoraCollab.Core.Tests.Prompts.Expansion;

public class PromptExpanderTests
{
    private static readonly ModelVocabulary Bundled = ModelVocabulary.Load(Path.Combine(AppContext.BaseDirectory, "Prompts", ModelVocabulary.FileName));
    private static readonly PromptExpander Expander = Bundled.Expander!;
    private static readonly string[] Captions = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Prompts", "captions.txt"));

    [Fact]
    public void Expand_SubjectAndHour_IsTheLongCaptionWithTheseWords()
    {
        var expansion = Expander.Expand("a red sailboat at dusk on the open sea", 1);

        Assert.Matches(
            @"^(Medium|Close) shot, the camera holds still\. A red sailboat [a-z ]+ at dusk on the open sea under a clear sky, a low glowing sun\. Painted style\.$",
            expansion.Text);
        Assert.Equal(["camera", "light", "motion", "shot", "style", "weather"], expansion.Added.Keys.Order());
    }

    [Theory]
    [InlineData("wide shot of a brown dog", "Wide shot of a brown dog [a-z ]*ing[a-z ]* .*\\. The camera holds still\\. Painted style\\.")]
    [InlineData("a gull, slow pan left", "(Medium|Close) shot\\. A [a-z]+ gull .*")]
    [InlineData("EXT. BEACH, DUSK. A horse trots to the left.", "(Medium|Close) shot\\. EXT\\. BEACH, DUSK\\. A [a-z]+ horse trots to the left under a clear sky, a low glowing sun\\. The camera holds still\\..*")]
    [InlineData("An orange balloon rises,", ".* An orange balloon rises (over|above) .*")]
    public void Expand_ManyWaysOfSayingIt_AddsWhereCaptionsSayIt(string prompt, string expected) =>
        Assert.Matches($"^{expected}$", Expander.Expand(prompt, 7).Text);

    [Fact]
    public void Expand_CaptionsOfTheModelsWorld_ChangesNothingThatTheySay()
    {
        var expanded = 0;
        foreach (var (caption, i) in Captions.Select((caption, i) => (caption, i)))
        {
            var before = Expander.Read(caption);
            var expansion = Expander.Expand(caption, (ulong)i);
            var after = Expander.Read(expansion.Text);
            Assert.All(before.Where(pair => pair.Key != "light"), pair => Assert.Equal(pair.Value, after[pair.Key]));
            Assert.All(expansion.Added.Where(pair => pair.Key != "light"), pair => Assert.Equal(pair.Value, after[pair.Key]));
            Assert.All(expansion.Added.Keys, attribute => Assert.False(before.ContainsKey(attribute)));
            Assert.DoesNotContain(PromptChanges.Between(caption, expansion.Text), change => change.Kind == PromptChangeKind.Removed && change.Text.Any(char.IsLetterOrDigit));
            if (expansion.IsExpanded) expanded++;
            Assert.All((string[])["subject", "motion", "setting", "time", "weather", "shot", "camera", "style"], attribute => Assert.Contains(attribute, after.Keys));
        }
        Assert.InRange(expanded, 200, Captions.Length); // the others say everything already
    }

    [Fact]
    public void Expand_WhatItWroteItself_IsLeftAlone() => Assert.All(Captions, caption =>
    {
        var text = Expander.Expand(caption, 3).Text;
        Assert.Equal(text, Expander.Expand(text, 9).Text);
    });

    [Fact]
    public void Expand_SamePromptAndSeed_IsTheSameText() =>
        Assert.Equal(Expander.Expand("a car", 42).Text, Expander.Expand("a car", 42).Text);

    [Fact]
    public void Expand_OtherSeeds_DrawOtherScenes() =>
        Assert.InRange(Enumerable.Range(0, 50).Select(seed => Expander.Expand("a car", (ulong)seed).Text).Distinct().Count(), 20, 50);

    [Fact]
    public void Expand_OneMoreWord_LeavesTheOtherChoicesAlone()
    {
        var (shorter, longer) = (Expander.Expand("a dog", 5).Added, Expander.Expand("a dog by day", 5).Added);
        Assert.All(longer.Where(pair => pair.Key != "light"), pair => Assert.Equal(shorter[pair.Key], pair.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("at dusk")]
    [InlineData("a dragon over the sea")]
    [InlineData("a red sailboat with a cannon at dusk")]
    [InlineData("自転車 dog")]
    public void Expand_WordsOrSentencesOutsideTheGrammar_AreLeftAsTheyAre(string prompt)
    {
        var expansion = Expander.Expand(prompt, 1);
        Assert.False(expansion.IsExpanded);
        Assert.Equal(prompt, expansion.Text);
    }

    [Fact]
    public void Expand_ArticleBeforeTheNoun_StaysWithItsColour() => Assert.All(Enumerable.Range(0, 60), seed =>
        Assert.DoesNotContain("A orange", Expander.Expand("a car", (ulong)seed).Text));

    [Fact]
    public void Expander_VocabularyWithoutGrammar_IsNone() =>
        Assert.Null(ModelVocabulary.Parse("""{ "format": 1, "attributes": [], "functionWords": [] }""").Expander);

    [Fact]
    public void Parse_GrammarThatNamesWhatIsNotThere_SaysWhat()
    {
        const string json = """
            { "format": 2, "attributes": [], "functionWords": [], "grammar": {
              "nouns": [], "verbs": [], "motions": {}, "settings": [], "defaults": {},
              "placements": [{ "subject": "dog", "setting": "beach", "places": ["at the beach"], "motions": [], "verbs": ["trot"], "still": ["<wait>"], "shots": [] }] } }
            """;
        var error = Assert.Throws<ModelVocabularyFormatException>(() => ModelVocabulary.Parse(json));
        Assert.Contains("names the setting 'beach', which is not described", error.Message);
    }
}
