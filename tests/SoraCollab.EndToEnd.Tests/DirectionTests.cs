namespace SoraCollab.EndToEnd.Tests;

/// <summary>What a person directs beside the prompt: beats, cast, camera, the queue.</summary>
public sealed class DirectionTests(StudioFixture fixture)
{
    [Fact]
    public async Task Beats_WrittenAndMovedByOne_AreSeenByTheOther()
    {
        var (first, board) = await fixture.NewBoardAsync();
        await first.AddShotAsync("a red sailboat on the sea at dusk");
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);

        // 1. Written by the B key and Enter.
        await first.LeaveFieldsAsync();
        await first.Page.Keyboard.PressAsync("b");
        await Assertions.Expect(first.Page.Locator(".beat.draft textarea")).ToBeFocusedAsync();
        await first.Page.Keyboard.TypeAsync("the boat turns");
        await first.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(second.Page.Locator(".beat textarea")).ToHaveValueAsync("the boat turns");

        // 2. Moved by keys, then by dragging its edge to the middle.
        var frames = int.Parse((await first.Page.Locator("[data-beats]").GetAttributeAsync("data-frames"))!, System.Globalization.CultureInfo.InvariantCulture);
        await first.Page.Locator(".seam").FocusAsync();
        await first.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(second.Page.Locator(".beat[data-from='1']")).ToBeVisibleAsync();
        var track = (await first.Page.Locator(".beats .track").BoundingBoxAsync())!;
        var y = track.Y + track.Height - 40;
        await first.Page.Mouse.MoveAsync(track.X + (track.Width / frames), y);
        await first.Page.Mouse.DownAsync();
        await first.Page.Mouse.MoveAsync(track.X + (track.Width * 12 / frames), y, new() { Steps = 4 });
        await first.Page.Mouse.UpAsync();
        await Assertions.Expect(second.Page.Locator(".beat[data-from='12']")).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.Locator(".beat.opening")).ToContainTextAsync("a red sailboat");

        // 3. Emptied by the other, it goes for both; undo brings it back.
        await second.Page.Locator(".beat textarea").FillAsync("");
        await second.LeaveFieldsAsync();
        await Assertions.Expect(first.Page.Locator(".beat textarea")).ToHaveCountAsync(0);
        await second.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(first.Page.Locator(".beat textarea")).ToHaveValueAsync("the boat turns");
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }

    [Fact]
    public async Task Cast_MentionedByCompletion_IsMarkedAndRead_AndTheCameraWrites()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        var page = visitor.Page;
        await visitor.AddShotAsync("a sailboat and ");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Cast" }).ClickAsync();
        await page.Locator("[data-new-cast]").FillAsync("Ines");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".cast-card summary").ClickAsync();
        await page.GetByLabel("How Ines looks").FillAsync("a woman in a red coat");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Camera" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pan left", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pan left", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");

        await page.GetByRole(AriaRole.Tab, new() { Name = "Prompt" }).ClickAsync();
        await Assertions.Expect(visitor.Prompt).ToHaveValueAsync("a sailboat and. The camera pans left.");
        await visitor.Prompt.FillAsync("a sailboat and ");
        await visitor.Prompt.PressAsync("End");
        await page.Keyboard.TypeAsync("@in");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "Ines" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Prompt).ToHaveValueAsync("a sailboat and @Ines ");
        await Assertions.Expect(page.Locator(".prompt-mentions mark")).ToHaveTextAsync("@Ines");
        await Assertions.Expect(page.Locator("[data-reading] ins")).ToContainTextAsync("a woman in a red coat");
        await Assertions.Expect(page.Locator(".castc")).ToHaveTextAsync("Ines");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Words_OfAVerb_AreShownReadAndKeptWithTheTake()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        var page = visitor.Page;
        await visitor.AddShotAsync("a red sailboat on the sea at dusk");
        await visitor.OpenShotAsync();
        await visitor.MakeTakeAsync(1);
        await page.Locator("[data-verb=remix]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-verb-words]")).ToHaveValueAsync("a red sailboat on the sea at dusk");
        await page.Locator("[data-verb-words]").FillAsync("a red sailboat on the sea at night");
        await Assertions.Expect(page.Locator("[data-reading] .diff")).ToHaveTextAsync("a red sailboat on the sea at night");
        await visitor.MakeTakeAsync(2);

        // What is made of what stands in the family.
        await page.Locator("[data-family]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-node]")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take 2, made of 1" }).ClickAsync();

        await visitor.GoToAsync("Board");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Takes" }).ClickAsync();
        await Assertions.Expect(page.Locator(".recipe-prompt").First).ToHaveTextAsync("“a red sailboat on the sea at night”");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Prompt" }).ClickAsync();
        await Assertions.Expect(visitor.Prompt).ToHaveValueAsync("a red sailboat on the sea at dusk");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Queue_OpenedByItsKey_IsPausedReorderedAndEmptied()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        var page = visitor.Page;
        await page.Keyboard.PressAsync("q");
        await page.Locator("[data-queue-pause]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-queue-pause]")).ToHaveTextAsync("Resume");
        foreach (var prompt in new[] { "a red sailboat", "a white horse" })
        {
            await visitor.AddShotAsync(prompt);
            await page.GetByLabel("Title of shot").FillAsync(prompt[2..]);
            await visitor.PressGenerateAsync();
        }

        var rows = page.Locator("[data-queue-job]");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToContainTextAsync("red sailboat");
        await rows.Last.Locator("[data-queue-grip]").PressAsync("ArrowUp");
        await Assertions.Expect(rows.First).ToContainTextAsync("white horse");
        await Assertions.Expect(rows.First.Locator("[data-queue-grip]")).ToBeFocusedAsync();
        await rows.Last.DragToAsync(rows.First);
        await Assertions.Expect(rows.First).ToContainTextAsync("red sailboat");

        await page.Locator("[data-cancel-mine]").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        await page.Locator("[data-queue-pause]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-queue-pause]")).ToHaveTextAsync("Pause");
        await visitor.LeaveFieldsAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".qdrawer")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Pages_OnAPhone_AreAllInTheMenu()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        await visitor.Page.SetViewportSizeAsync(390, 844);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pages" }).ClickAsync();
        await visitor.Page.Locator("#pages-menu").GetByRole(AriaRole.Link, new() { Name = "Members" }).ClickAsync();

        await visitor.Page.WaitForURLAsync("**/members");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(visitor.Complaints);
    }
}
