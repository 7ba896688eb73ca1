namespace SoraCollab.EndToEnd.Tests;

/// <summary>Who is here, where they are, which field they are in, and following them.</summary>
public sealed class PresenceTests(StudioFixture fixture)
{
    [Fact]
    public async Task People_AreSeenWhereTheyAreAndFollowed()
    {
        var (owner, _) = await fixture.NewBoardAsync();
        await owner.AddShotAsync("a red sailboat on the sea");
        await owner.AddShotAsync("a blue balloon over the bay");
        var link = await owner.InviteAsync("Editor");
        var jun = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await jun.JoinAsync(link, "Jun Okafor", $"jun-{Guid.NewGuid():N}@northlight.example");
        await jun.BoardAsync();

        // 1. The field that one is in is marked for the other who looks at the same shot, and said with the person.
        await jun.Cards.Nth(1).ClickAsync();
        await owner.Cards.Nth(1).ClickAsync();
        var title = owner.Page.GetByRole(AriaRole.Textbox, new() { Name = "Title of shot" });
        await jun.Page.GetByRole(AriaRole.Textbox, new() { Name = "Title of shot" }).FocusAsync();
        await Assertions.Expect(title).ToHaveAttributeAsync("data-held-by", "Jun");
        var person = owner.Page.Locator("[data-person]");
        await Assertions.Expect(person).ToHaveAttributeAsync("aria-label", "Jun Okafor, on Board, shot 020, in Title of shot. Follow");
        await jun.LeaveFieldsAsync();
        await Assertions.Expect(title).Not.ToHaveAttributeAsync("data-held-by", "Jun");

        // 2. Followed, the other shows the way on the board and from page to page, until one acts.
        await owner.Cards.Nth(0).ClickAsync();
        await person.ClickAsync();
        await Assertions.Expect(owner.Page.Locator("[data-following-person]")).ToContainTextAsync("You follow Jun");
        await Assertions.Expect(owner.Cards.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await jun.Cards.Nth(0).ClickAsync();
        await Assertions.Expect(owner.Cards.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        await jun.GoToAsync("Script & Cast");
        await owner.Page.Locator(".scr[data-keys]").WaitForAsync();
        await owner.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(owner.Page.Locator("[data-following-person]")).ToHaveCountAsync(0);
        await jun.GoToAsync("Board");
        await Assertions.Expect(person).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Jun Okafor, on Board, shot 0.0. Follow$"));
        await owner.Page.Locator(".scr[data-keys]").WaitForAsync();

        // 3. Gone when the tab is closed.
        await jun.Page.CloseAsync();
        await Assertions.Expect(person).ToHaveCountAsync(0);
        Assert.Empty(owner.Complaints.Concat(jun.Complaints));
    }
}
