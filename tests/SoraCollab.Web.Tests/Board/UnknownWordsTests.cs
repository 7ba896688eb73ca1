using Bunit;
using SoraCollab.Core.Prompts;
using SoraCollab.Web.Board;

namespace SoraCollab.Web.Tests.Board;

public sealed class UnknownWordsTests : BunitContext
{
    private static readonly ModelVocabulary Vocabulary = ModelVocabulary.Load(Path.Combine(RepositoryRoot(), "models", "animatic-s", ModelVocabulary.FileName));

    [Fact]
    public void Words_TheModelDoesNotKnow_AreMarkedOnceEach()
    {
        var words = Mark("a red sailboat near a cathedral, a cathedral at dusk");

        Assert.Equal(["cathedral"], words.FindAll("mark").Select(mark => mark.TextContent));
    }

    [Fact]
    public void Words_AllKnown_ShowNothing() => Assert.Equal("", Mark("a red sailboat on the sea at dusk").Markup.Trim());

    [Fact]
    public void Words_OfAModelThatReadsFreeText_ShowNothing() =>
        Assert.Equal("", Render<UnknownWords>(parameters => parameters.Add(words => words.Prompt, "a cathedral").Add(words => words.ModelName, "free").Add(words => words.Vocabulary, null)).Markup.Trim());

    private IRenderedComponent<UnknownWords> Mark(string prompt) => Render<UnknownWords>(parameters => parameters
        .Add(words => words.Prompt, prompt).Add(words => words.Vocabulary, Vocabulary).Add(words => words.ModelName, "animatic-s"));

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SoraCollab.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("SoraCollab.sln was not found above the test's folder.");
    }
}
