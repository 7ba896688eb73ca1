using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Text;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Prompts;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Prompts;

/// <summary>What is shown is what is sent: on a studio of its own, whose model brings the bundled model's vocabulary.</summary>
public sealed class ModelReadingTests : BunitContext
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Reading_OfAShortPrompt_IsShownSentAndMadeThePromptItself()
    {
        await using var studio = new StudioServer(folder.Path);
        var vocabulary = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot(), "models", "animatic-s", ModelVocabulary.FileName), Xunit.TestContext.Current.CancellationToken);
        await using var host = await studio.ConnectHostAsync(model: TestModel.Info with { VocabularyJson = vocabulary });
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara, "a red sailboat at dusk");
        var (circuit, board) = await mara.OpenBoardAsync(film);
        await using var _ = circuit;
        Services.AddSingleton(studio.Get<StudioModels>());
        Services.AddSingleton(studio.Get<PromptWriter>());
        Services.AddSingleton<TimeProvider>(clock);
        var reading = Render<ModelReading>(parameters => parameters.AddCascadingValue(board).Add(part => part.Shot, board.Current.FindShot(shot)!));
        void Redraw() => reading.Render(parameters => parameters.Add(part => part.Shot, board.Current.FindShot(shot)!));

        // As written, until somebody asks for more.
        Assert.Equal("a red sailboat at dusk", reading.Find(".diff").TextContent.Trim());
        await reading.Find("button").ClickAsync(new());
        Redraw();
        Assert.StartsWith("A red sailboat", reading.FindAll("b").Select(kept => kept.TextContent).First(), StringComparison.Ordinal);
        Assert.Contains(reading.FindAll("ins"), added => added.TextContent.EndsWith("Painted style.", StringComparison.Ordinal));
        await reading.FindAll("button").Single(button => button.TextContent == "Result").ClickAsync(new());
        var result = reading.Find(".diff").TextContent.Trim();
        Assert.Contains("A red sailboat", result);

        // It follows the typing after a pause only.
        await board.SendAsync(new EditPrompt(shot, TextOperation.Between("a red sailboat at dusk", "a blue sailboat at dusk")));
        Redraw();
        clock.Advance(ModelReading.Pause - TimeSpan.FromMilliseconds(1));
        Assert.Equal(result, reading.Find(".diff").TextContent.Trim());
        clock.Advance(TimeSpan.FromMilliseconds(1));
        reading.WaitForAssertion(() => Assert.Equal(result.Replace("red", "blue"), reading.Find(".diff").TextContent.Trim()));

        // What was shown is what the host gets, and what the take's recipe will say.
        result = reading.Find(".diff").TextContent.Trim();
        await studio.Get<GenerationQueue>().EnqueueAsync(film, shot, new NewTake(), 1, mara.Id);
        Assert.Equal(result, (await host.RequestJobAsync())!.Order.Prompt);

        await reading.FindAll("button").Single(button => button.TextContent == "Edit result").ClickAsync(new());
        Assert.Equal(result, board.Current.FindShot(shot)!.Prompt);
        Assert.False(board.Current.FindShot(shot)!.ExpandPrompt);
    }

    [Fact]
    public async Task Reading_OfAModelThatReadsFreeText_ShowsNothing()
    {
        await using var studio = new StudioServer(folder.Path);
        await using var host = await studio.ConnectHostAsync();
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara, "a red sailboat at dusk");
        var (circuit, board) = await mara.OpenBoardAsync(film);
        await using var _ = circuit;
        Services.AddSingleton(studio.Get<StudioModels>());
        Services.AddSingleton(studio.Get<PromptWriter>());
        Services.AddSingleton<TimeProvider>(clock);

        Assert.Equal("", Render<ModelReading>(parameters => parameters.AddCascadingValue(board).Add(part => part.Shot, board.Current.FindShot(shot)!)).Markup.Trim());
    }

    [Fact]
    public async Task Reading_OfBeatsCastAndOwnWords_ShowsAllThatIsSent()
    {
        await using var studio = new StudioServer(folder.Path);
        await using var host = await studio.ConnectHostAsync();
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara, "@Ines at the window");
        await studio.SendAsync(film, mara.Id, new PutCastMember(new() { Id = Core.CastMemberId.New(), Name = "Ines", Description = "in red", Pictures = [new string('a', 64)] }));
        await studio.SendAsync(film, mara.Id, new AddBeat(shot, Core.BeatId.New(), 8, "She turns."));
        var (circuit, board) = await mara.OpenBoardAsync(film);
        await using var _ = circuit;
        Services.AddSingleton(studio.Get<StudioModels>());
        Services.AddSingleton(studio.Get<PromptWriter>());
        Services.AddSingleton<TimeProvider>(clock);
        var reading = Render<ModelReading>(parameters => parameters.AddCascadingValue(board).Add(part => part.Shot, board.Current.FindShot(shot)!));

        Assert.Contains("Ines , in red", reading.Find(".diff").TextContent);
        Assert.Equal("00:00:00:08 Ines, in red, at the window. She turns.", reading.Find(".beat-readings li").TextContent);
        Assert.Contains("picture of Ines", reading.Find("[data-held]").TextContent);

        reading.Render(parameters => parameters.Add(part => part.Words, "@Ines at the door"));
        clock.Advance(ModelReading.Pause);
        reading.WaitForAssertion(() => Assert.Contains("at the door", reading.Find(".diff").TextContent));
        Assert.Empty(reading.FindAll(".beat-readings, [data-held]"));
    }

    [Fact]
    public async Task Reading_ByALanguageModel_IsWaitedForAndSaysWhatWentWrong()
    {
        await using var endpoint = await TestChatEndpoint.StartAsync();
        var mayAnswer = new TaskCompletionSource();
        endpoint.Does = async (context, body) =>
        {
            await mayAnswer.Task;
            await TestChatEndpoint.Says("I cannot help with that.")(context, body);
        };
        await using var studio = new StudioServer(folder.Path, null, ("PromptModel:Endpoint", endpoint.Address), ("PromptModel:Model", "scribe"), ("PromptModel:TimeOut", "00:02:00"));
        await using var host = await studio.ConnectHostAsync();
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara, "a red sailboat at dusk");
        await studio.SendAsync(film, mara.Id, new SetShotExpansion(shot, true));
        var (circuit, board) = await mara.OpenBoardAsync(film);
        await using var _ = circuit;
        Services.AddSingleton(studio.Get<StudioModels>());
        Services.AddSingleton(studio.Get<PromptWriter>());
        Services.AddSingleton<TimeProvider>(clock);
        var reading = Render<ModelReading>(parameters => parameters.AddCascadingValue(board).Add(part => part.Shot, board.Current.FindShot(shot)!));

        // What was written stands there until something better does.
        Assert.Equal("a red sailboat at dusk", reading.Find(".diff").TextContent.Trim());
        Assert.Contains("scribe is writing it out", reading.Markup);
        mayAnswer.SetResult();
        reading.WaitForAssertion(() => Assert.Contains("leaves out most of the prompt. It is read as written.", reading.Find("[data-trouble]").TextContent), TimeSpan.FromSeconds(30));

        endpoint.Does = TestChatEndpoint.Says("A red sailboat at dusk, long reflections on calm water.");
        await reading.Find("[data-trouble] button").ClickAsync(new());
        reading.WaitForAssertion(() => Assert.Contains("Written out by scribe", reading.Markup), TimeSpan.FromSeconds(30));
        Assert.Contains("long reflections on calm water", reading.Find("ins").TextContent);
        Assert.Empty(reading.FindAll("[data-trouble]"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }

    private static string RepositoryRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SoraCollab.sln"))) return at.FullName;
        }

        throw new DirectoryNotFoundException("SoraCollab.sln was not found above the test's folder.");
    }
}
