namespace SoraCollab.EndToEnd.Tests;

/// <summary>What happened to a film is read by everybody, looked at as it was, and brought back.</summary>
public sealed class HistoryTests(StudioFixture fixture)
{
    [Fact]
    public async Task History_OfTwoPeople_IsReadAndBroughtBack()
    {
        var (owner, _) = await fixture.NewBoardAsync();
        await owner.AddShotAsync("a red sailboat on the sea");
        var link = await owner.InviteAsync("Editor");
        var jun = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await jun.JoinAsync(link, "Jun Okafor", $"jun-{Guid.NewGuid():N}@northlight.example");
        await jun.BoardAsync();
        await jun.Cards.First.ClickAsync();
        await jun.Prompt.FillAsync("a blue balloon");
        await jun.SavedAsync();
        await jun.AddShotAsync("a second shot");
        await Assertions.Expect(owner.Cards).ToHaveCountAsync(2);

        // 1. Who did what, the newest first; the film as it was after the first prompt.
        await owner.Page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        var edits = owner.Page.Locator(".edits [data-version]");
        await Assertions.Expect(edits.First).ToContainTextAsync("Jun Okafor wrote in the prompt of shot 020");
        await Assertions.Expect(edits.Filter(new() { HasText = "Jun Okafor added shot 020" })).ToHaveCountAsync(1);
        await edits.Filter(new() { HasText = "Mara Lindqvist wrote in the prompt of shot 010" }).First.ClickAsync();
        var then = owner.Page.Locator("[data-then]");
        await Assertions.Expect(then).ToContainTextAsync("a red sailboat on the sea");
        await Assertions.Expect(then.Locator("li")).ToHaveCountAsync(1);
        await Assertions.Expect(then.Locator("li.differs")).ToHaveCountAsync(1);

        // 2. Brought back for both at once, taken back, and brought back again; all of it stands in the history.
        await owner.Page.Locator("[data-restore]").ClickAsync();
        await Assertions.Expect(jun.Cards).ToHaveCountAsync(1);
        await Assertions.Expect(jun.Cards.First).ToContainTextAsync("a red sailboat on the sea");
        await owner.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(jun.Cards).ToHaveCountAsync(2);
        await Assertions.Expect(jun.Cards.First).ToContainTextAsync("a blue balloon");
        await owner.Page.Locator("[data-newer]").ClickAsync();
        await Assertions.Expect(edits.First).ToContainTextAsync("changes back at once");
        await Assertions.Expect(edits.Nth(1)).ToContainTextAsync("brought an earlier version back");
        Assert.Empty(owner.Complaints.Concat(jun.Complaints));
    }
}
