namespace SoraCollab.EndToEnd.Tests;

public sealed class CoEditingTests(StudioFixture fixture) : IClassFixture<StudioFixture>
{
    [Fact]
    public async Task TwoBrowsers_TypingInOnePromptAtOnce_LoseNoCharacter()
    {
        var (first, board) = await fixture.NewBoardAsync();
        await first.AddShotAsync("-");
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);
        await second.Cards.First.ClickAsync();
        await Assertions.Expect(second.Prompt).ToHaveValueAsync("-");

        // One types at the head, the other at the tail, both at once and key by key.
        var head = string.Concat(Enumerable.Range(0, 60).Select(index => (char)('a' + (index % 26))));
        var tail = string.Concat(Enumerable.Range(0, 60).Select(index => (char)('A' + (index % 26))));
        await first.Prompt.ClickAsync();
        await first.Page.Keyboard.PressAsync("Control+Home");
        await second.Prompt.ClickAsync();
        await second.Page.Keyboard.PressAsync("Control+End");
        await Task.WhenAll(
            first.Page.Keyboard.TypeAsync(head, new() { Delay = 15 }),
            second.Page.Keyboard.TypeAsync(tail, new() { Delay = 15 }));

        await Assertions.Expect(first.Prompt).ToHaveValueAsync(head + "-" + tail);
        await Assertions.Expect(second.Prompt).ToHaveValueAsync(head + "-" + tail);
        await Assertions.Expect(first.Cards.First).ToContainTextAsync(head + "-" + tail);
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }

    [Fact]
    public async Task TwoBrowsers_OnOneBoard_SeeEachOtherAndEachOthersCards()
    {
        var (first, board) = await fixture.NewBoardAsync();
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Group, new() { Name = "Here now" }).Locator(".av")).Not.ToHaveCountAsync(0);

        await first.AddShotAsync("a red train in the desert");
        await Assertions.Expect(second.Cards).ToHaveCountAsync(1);
        await Assertions.Expect(second.Cards.First).ToContainTextAsync("a red train in the desert");

        await second.Cards.First.ClickAsync();
        await second.LeaveFieldsAsync();
        await second.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(first.Cards).ToHaveCountAsync(0);
    }
}
