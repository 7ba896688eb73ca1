using CsCheck;
using SoraCollab.Core.Prompts;

namespace SoraCollab.Core.Tests.Prompts;

public sealed class CameraWordsTests
{
    private static readonly IReadOnlyList<CameraChoice> Choices = CameraWords.Of(null);

    [Theory]
    [InlineData("", "Tilt up", "Slow tilt up.")]
    [InlineData("A bay at dusk", "Tilt up", "A bay at dusk. Slow tilt up.")]
    [InlineData("A bay at dusk, ", "35 mm", "A bay at dusk. 35 mm lens.")]
    [InlineData("A bay. Slow pan left. Rain.", "Tilt up", "A bay. Slow tilt up. Rain.")]
    [InlineData("A bay, the camera pans left over it", "Orbit", "A bay, the camera orbits the subject over it")]
    [InlineData("Extreme close-up of a hand", "Wide", "Wide shot of a hand")]
    public void With_Choice_ReplacesWhatWasSaidOrEndsThePrompt(string prompt, string choice, string expected) =>
        Assert.Equal(expected, CameraWords.With(prompt, Choice(choice), Choices));

    [Theory]
    [InlineData("A bay. Slow pan left. Rain.", "A bay. Rain.")]
    [InlineData("A bay. Slow pan left.", "A bay.")]
    [InlineData("Slow pan left.", "")]
    [InlineData("Slow pan left, a bay.", "A bay.")]
    [InlineData("A bay, slow pan left", "A bay")]
    [InlineData("A bay, slow pan left, rain", "A bay, rain")]
    [InlineData("A japan leftover", "A japan leftover")]
    public void Without_Move_LeavesAReadablePrompt(string prompt, string expected) =>
        Assert.Equal(expected, CameraWords.Without(prompt, CameraAspect.Move, Choices));

    [Theory]
    [InlineData("EXTREME CLOSE-UP of a hand", CameraAspect.Size, "Extreme close")]
    [InlineData("a wideshot", CameraAspect.Size, null)]
    [InlineData("85 mm lens", CameraAspect.Lens, "85 mm")]
    [InlineData("a pan on the stove", CameraAspect.Move, null)]
    public void Stated_Prompt_FindsTheLongestWholeWording(string prompt, CameraAspect aspect, string? name) =>
        Assert.Equal(name, CameraWords.Stated(prompt, aspect, Choices)?.Name);

    [Fact]
    public void WithThenWithout_AnyChoices_BringsBackAPromptThatEndsInAFullStop()
    {
        string[] prompts = ["", "A bay.", "A bay at dusk, one boat. Rain!"];
        var choice = Gen.Int[0, Choices.Count - 1].Select(index => Choices[index]);
        Gen.Select(Gen.Int[0, prompts.Length - 1].Select(index => prompts[index]), choice.Array[0, 6]).Sample((prompt, picks) =>
        {
            var text = picks.Aggregate(prompt, (written, pick) => CameraWords.With(written, pick, Choices));
            foreach (var (aspect, last) in picks.GroupBy(pick => pick.Aspect).Select(group => (group.Key, group.Last())))
                Assert.Equal(last, CameraWords.Stated(text, aspect, Choices));
            Assert.Equal(prompt, Enum.GetValues<CameraAspect>().Aggregate(text, (written, aspect) => CameraWords.Without(written, aspect, Choices)));
        });
    }

    [Fact]
    public void Of_AModelsVocabulary_SpeaksTheModelsWordsAlone()
    {
        var vocabulary = ModelVocabulary.Parse("""
            {"format":1,"attributes":[{"name":"camera","values":[{"name":"pan_left","wordings":["the camera pans left","slow pan left"],"words":[]}]},
             {"name":"shot","values":[{"name":"wide","wordings":["wide shot"],"words":[]}]}],"functionWords":[]}
            """);
        Assert.Equal([("Pan left", "the camera pans left"), ("Wide", "wide shot")], CameraWords.Of(vocabulary).Select(choice => (choice.Name, choice.Wordings[0])));
    }

    private static CameraChoice Choice(string name) => Choices.Single(choice => choice.Name == name);
}
