namespace SoraCollab.EndToEnd.Tests;

public sealed class ShotTests(StudioFixture fixture)
{
    [Fact]
    public async Task Shot_OpenedFromTheBoard_IsMadePlayedRatedAndCompared()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        var page = visitor.Page;
        await visitor.AddShotAsync("a red sailboat sails to the left on the sea at dusk");
        await FilmTests.WatchableAsync(visitor, 100);
        await visitor.OpenShotAsync();

        // 1. A take, watched while it is denoised and played when it is done.
        await visitor.MakeTakeAsync(1);
        await Assertions.Expect(visitor.Takes.First).ToContainTextAsync("New");
        await Assertions.Expect(visitor.Takes.First).ToContainTextAsync("In cut");
        await page.Locator("[data-transport][data-playing]").WaitForAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("[data-transport] [data-play]")).ToHaveAttributeAsync("aria-label", "Play");

        // 2. Frame by frame, in timecode.
        var now = page.Locator("[data-now]");
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(now).ToHaveTextAsync("00:00:00:00");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(now).ToHaveTextAsync("00:00:00:01");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Assertions.Expect(now).ToHaveTextAsync("00:00:01:01");
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(now).ToHaveTextAsync("00:00:01:04");

        // 3. The denoising once more, as long as R is held.
        await page.Keyboard.DownAsync("r");
        await Assertions.Expect(page.Locator("[data-replay-note]")).ToContainTextAsync("Step");
        await page.Keyboard.UpAsync("r");
        await Assertions.Expect(page.Locator("[data-replay-note]")).ToBeHiddenAsync();

        // 4. Rated by key, and laid over a second take.
        await page.Keyboard.PressAsync("4");
        await Assertions.Expect(page.GetByLabel("Rating of take 1")).ToHaveAttributeAsync("aria-valuetext", "4 of 5");
        await visitor.MakeTakeAsync(2);
        await page.Keyboard.PressAsync("w");
        var seam = page.GetByRole(AriaRole.Slider, new() { Name = "Seam between take 2 and take 1" });
        await seam.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(seam).ToHaveAttributeAsync("aria-valuenow", "0");
        await visitor.LeaveFieldsAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(seam).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Shot_Variations_StandSideBySideUntilOneIsKept_AndATakeRemovedComesBack()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        var page = visitor.Page;
        await visitor.AddShotAsync("a white horse in a meadow");
        await visitor.OpenShotAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "2", Exact = true }).CheckAsync(new() { Force = true });

        await visitor.MakeTakeAsync(2);
        await Assertions.Expect(page.Locator(".variations video")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep take 2" }).ClickAsync();
        await Assertions.Expect(visitor.Takes.First).ToContainTextAsync("In cut");
        await Assertions.Expect(page.Locator(".variations")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Menu of take 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(visitor.Takes).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(visitor.Takes).ToHaveCountAsync(2);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Shot_Neighbours_AreReachedByTheirArrows_AndPagesByShiftAndADigit()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        var page = visitor.Page;
        await visitor.AddShotAsync("a white horse in a meadow");
        await visitor.AddShotAsync("a yellow balloon over the mountains");
        await visitor.OpenShotAsync();
        await Assertions.Expect(visitor.Prompt).ToHaveValueAsync("a yellow balloon over the mountains");

        await page.GetByRole(AriaRole.Link, new() { Name = "Previous shot" }).ClickAsync();
        await Assertions.Expect(visitor.Prompt).ToHaveValueAsync("a white horse in a meadow");
        await visitor.LeaveFieldsAsync();
        await page.Keyboard.PressAsync("Shift+Digit2");
        await visitor.BoardAsync();
        await page.Keyboard.PressAsync("Shift+Digit3");
        await visitor.ShotAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Shot_Cancelled_StopsAndLeavesNoTake()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        await visitor.AddShotAsync("a blue car on a street at night");
        await FilmTests.LongAsync(visitor);
        await visitor.OpenShotAsync();
        await visitor.Page.Keyboard.PressAsync("g");
        await visitor.Page.Locator(".viewer canvas[data-step]").WaitForAsync(new() { Timeout = 180_000 });

        await visitor.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(visitor.Page.Locator(".hud")).ToHaveCountAsync(0);
        await Assertions.Expect(visitor.Takes).ToHaveCountAsync(0);
    }
}
