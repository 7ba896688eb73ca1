namespace SoraCollab.EndToEnd.Tests;

public sealed class CrashTests
{
    [Fact]
    public async Task KilledInTheMiddleOfAGenerationAndAnEdit_TheStudioComesBackWithEverything()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var visitors = await Visitors.OpenAsync();
        var visitor = await visitors.EnterAsync(studio.Address);
        await visitor.SetUpAsync();
        var board = await visitor.NewProjectAsync();
        await visitor.AddShotAsync("a green train in the desert at dawn");
        await FilmTests.LongAsync(visitor, steps: 40);
        await visitor.PressGenerateAsync();
        await visitor.PreviewAsync();
        await visitor.Prompt.ClickAsync();
        await visitor.Page.Keyboard.PressAsync("Control+End");
        await visitor.Page.Keyboard.TypeAsync(", acknowledged words");
        await visitor.SavedAsync();
        await visitor.Page.Keyboard.TypeAsync(" and words in flight");

        await studio.KillAsync();
        await studio.RunAsync();

        // A new browser: what was acknowledged is there, and the job goes on by itself until the take is made.
        var later = await visitors.EnterAsync(studio.Address);
        await later.OpenBoardAsync(board);
        await later.Cards.First.ClickAsync();
        await Assertions.Expect(later.Prompt).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^a green train in the desert at dawn, acknowledged words"));
        await later.TakeAsync(timeout: 240_000);

        // The old tab comes back by itself, with the words that were in flight when the studio died.
        await Assertions.Expect(visitor.Prompt).ToHaveValueAsync("a green train in the desert at dawn, acknowledged words and words in flight", new() { Timeout = 60_000 });
        await Assertions.Expect(later.Prompt).ToHaveValueAsync("a green train in the desert at dawn, acknowledged words and words in flight", new() { Timeout = 60_000 });
    }
}
