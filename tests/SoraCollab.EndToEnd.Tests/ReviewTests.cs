namespace SoraCollab.EndToEnd.Tests;

/// <summary>A take judged by two people: notes with drawings, one leading what both see, approval, and a retake because of a note.</summary>
public sealed class ReviewTests(StudioFixture fixture)
{
    [Fact]
    public async Task Review_NotesDrawingsAndApproval_AreSeenByBoth()
    {
        var (owner, jun) = await ReviewAsync();

        // 1. A reviewer stops at a frame, draws a box and says why.
        await PauseAtAsync(jun, 5);
        await jun.Page.Locator("[data-tool='Box']").ClickAsync();
        var picture = (await jun.Page.Locator("[data-viewer]").BoundingBoxAsync())!;
        await jun.Page.Mouse.MoveAsync(picture.X + (picture.Width * 0.25f), picture.Y + (picture.Height * 0.25f));
        await jun.Page.Mouse.DownAsync();
        await jun.Page.Mouse.MoveAsync(picture.X + (picture.Width * 0.6f), picture.Y + (picture.Height * 0.7f), new() { Steps = 4 });
        await jun.Page.Mouse.UpAsync();
        await Assertions.Expect(jun.Page.Locator("[data-draft] rect")).ToHaveCountAsync(1);
        await jun.LeaveFieldsAsync();
        await jun.Page.Keyboard.PressAsync("c");
        await jun.Page.Keyboard.TypeAsync("The silk goes muddy here.");
        await jun.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Notes(jun)).ToContainTextAsync("The silk goes muddy here.");
        await Assertions.Expect(jun.Page.Locator("[data-note-words]")).ToHaveValueAsync("");

        // 2. The owner sees it, goes to its frame by its marker, sees the drawing, and answers.
        await Assertions.Expect(Notes(owner)).ToContainTextAsync("00:00:05");
        await owner.Page.Locator("[data-marker]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("[data-now]")).ToHaveTextAsync("00:00:00:05");
        await Assertions.Expect(owner.Page.Locator("[data-drawing] rect")).ToHaveCountAsync(1);
        await Assertions.Expect(owner.Page.Locator("[data-drawing]")).ToHaveAttributeAsync("opacity", "1");
        await owner.Page.Locator("[data-reply]").ClickAsync();
        await owner.Page.Locator("[data-reply-words]").FillAsync("Agreed. Keep the tilt.");
        await owner.Page.Locator("[data-reply-send]").ClickAsync();
        await Assertions.Expect(Notes(jun)).ToContainTextAsync("Agreed. Keep the tilt.");

        // 3. Resolved by one, resolved for the other; approved by key, taken back.
        await owner.Page.Locator("[data-resolve]").ClickAsync();
        await Assertions.Expect(jun.Page.Locator(".notes .ph .cnt")).ToHaveTextAsync("0 open");
        await jun.LeaveFieldsAsync();
        await jun.Page.Keyboard.PressAsync("a");
        var chip = owner.Page.Locator(".review-head .st");
        await Assertions.Expect(chip).ToHaveTextAsync("Approved");
        await jun.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(chip).ToHaveTextAsync("Draft");

        // 4. A reviewer judges and writes notes, and changes nothing else.
        await Assertions.Expect(jun.Page.Locator("[data-make-retake]")).ToHaveCountAsync(0);
        Assert.Empty(owner.Complaints.Concat(jun.Complaints));
    }

    [Fact]
    public async Task Lead_WhatOneShows_TheOtherFollowsUntilTheyTouchThePlayer()
    {
        var (owner, jun) = await ReviewAsync();
        await PauseAtAsync(owner, 0);
        await owner.Page.Locator("[data-lead]").ClickAsync();
        await Assertions.Expect(jun.Page.Locator("[data-following]")).ToContainTextAsync("Mara leads, you follow");

        await PauseAtAsync(owner, 7);
        await Assertions.Expect(jun.Page.Locator("[data-now]")).ToHaveTextAsync("00:00:00:07");
        await owner.Page.Keyboard.PressAsync("Space");
        await jun.Page.Locator("[data-transport][data-playing]").WaitForAsync();
        await owner.Page.Keyboard.PressAsync("Space");
        await jun.Page.Locator("[data-transport]:not([data-playing])").WaitForAsync();

        await PauseAtAsync(jun, 2);
        await jun.Page.Locator("[data-follow]").WaitForAsync();
        await PauseAtAsync(owner, 9);
        await Assertions.Expect(owner.Page.Locator("[data-now]")).ToHaveTextAsync("00:00:00:09");
        await Assertions.Expect(jun.Page.Locator("[data-now]")).ToHaveTextAsync("00:00:00:02");

        await jun.Page.Locator("[data-follow]").ClickAsync();
        await Assertions.Expect(jun.Page.Locator("[data-now]")).ToHaveTextAsync("00:00:00:09");
        await owner.Page.Locator("[data-lead]").ClickAsync();
        await jun.Page.Locator("[data-lead]").WaitForAsync();
        Assert.Empty(owner.Complaints.Concat(jun.Complaints));
    }

    [Fact]
    public async Task MakeRetake_OfANote_OpensTheShotWithItsWordsAndLinksTheNewTake()
    {
        var owner = await WithTakeAsync();
        await owner.GoToAsync("Review");
        await PauseAtAsync(owner, 3);
        await owner.Page.Locator("[data-note-words]").FillAsync("in the snow");
        await owner.Page.Locator("[data-send-note]").ClickAsync();
        await owner.Page.Locator("[data-make-retake]").ClickAsync();
        await owner.ShotAsync();
        await Assertions.Expect(owner.Prompt).ToHaveValueAsync("a red sailboat on the sea at dusk in the snow");
        await owner.MakeTakeAsync(2);
        await owner.GoToAsync("Review");
        await Assertions.Expect(owner.Page.Locator("[data-spawn='made']")).ToContainTextAsync("Retake, take 2");
        await Assertions.Expect(owner.Page.Locator(".review-head .st")).ToHaveTextAsync("Retake");

        // The two takes beside each other, frame by frame.
        await owner.LeaveFieldsAsync();
        await owner.Page.Keyboard.PressAsync("w");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Slider, new() { Name = "Seam between" })).ToBeVisibleAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Side" }).ClickAsync();
        await Assertions.Expect(owner.Page.Locator("[data-viewer].side video")).ToHaveCountAsync(2);
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Difference" }).ClickAsync();
        await Assertions.Expect(owner.Page.Locator("[data-viewer] video[data-other]")).ToHaveCSSAsync("mix-blend-mode", "difference");

        // The notes as a table.
        var download = await owner.Page.RunAndWaitForDownloadAsync(() => owner.Page.GetByRole(AriaRole.Link, new() { Name = "Download all notes as a table" }).ClickAsync());
        var table = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("010,,1,00:00:00:03,,Mara Lindqvist,in the snow,,open,", table, StringComparison.Ordinal);
        Assert.Empty(owner.Complaints);
    }

    [Fact]
    public async Task Playlist_BuiltByOne_IsGoneThroughByBothAndPlaysOn()
    {
        var (owner, jun) = await ReviewAsync(shots: 2);
        var list = jun.Page.Locator("[data-review-filter]");
        var items = jun.Page.Locator("[data-playlist-take]");
        await Assertions.Expect(items).ToHaveCountAsync(2);

        // 1. A reviewer begins a list with the second shot's take, then adds the first's, and puts that before it.
        await items.Nth(1).ClickAsync();
        await Assertions.Expect(items.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await jun.Page.GetByRole(AriaRole.Button, new() { Name = "Add the take to a playlist" }).ClickAsync();
        await jun.Page.Locator("[data-add-to-new]").ClickAsync();
        await items.Nth(0).ClickAsync();
        await Assertions.Expect(items.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        await jun.Page.GetByRole(AriaRole.Button, new() { Name = "Add the take to a playlist" }).ClickAsync();
        await jun.Page.Locator("[data-add-to]").ClickAsync();
        await list.SelectOptionAsync(new SelectOptionValue { Label = "Playlist 1" });
        await Assertions.Expect(items.Nth(0)).ToContainTextAsync("Take 1");
        var (second, first) = (await items.Nth(0).GetAttributeAsync("data-playlist-shot"), await items.Nth(1).GetAttributeAsync("data-playlist-shot"));
        await jun.Page.GetByRole(AriaRole.Button, new() { Name = "Place of shot" }).Nth(1).ClickAsync();
        await jun.Page.Locator("[data-place-up]:visible").ClickAsync();
        await Assertions.Expect(items.Nth(0)).ToHaveAttributeAsync("data-playlist-shot", first!);

        // 2. The other has it too, under the name that it is given, and undo takes the move back for both.
        await jun.Page.GetByRole(AriaRole.Button, new() { Name = "Menu of the playlist" }).ClickAsync();
        await jun.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name of the playlist" }).FillAsync("Dailies");
        await jun.Page.Keyboard.PressAsync("Enter");
        await jun.Page.Keyboard.PressAsync("Escape");
        await owner.Page.Locator("[data-review-filter]").SelectOptionAsync(new SelectOptionValue { Label = "Dailies" });
        var theirs = owner.Page.Locator("[data-playlist-take]");
        await Assertions.Expect(theirs.Nth(0)).ToHaveAttributeAsync("data-playlist-shot", first!);

        // 3. Without the loop, the next of the list plays when one has ended.
        await theirs.Nth(0).ClickAsync();
        await Assertions.Expect(theirs.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        await owner.Page.Locator("[data-loop]").ClickAsync();
        await owner.Page.Locator("[data-transport][data-playing]").Or(owner.Page.Locator("[data-playlist-take][aria-current] >> nth=1")).First.WaitForAsync();
        await Assertions.Expect(theirs.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        Assert.Equal(second, await theirs.Nth(1).GetAttributeAsync("data-playlist-shot"));

        await jun.Page.GetByRole(AriaRole.Button, new() { Name = "Menu of the playlist" }).ClickAsync();
        await jun.Page.Locator("[data-remove-playlist]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("[data-review-filter] option")).ToHaveCountAsync(3);
        Assert.Empty(owner.Complaints.Concat(jun.Complaints));
    }

    [Fact]
    public async Task Laser_OfTheLeader_IsSeenWhereTheyPoint()
    {
        var (owner, jun) = await ReviewAsync();
        await PauseAtAsync(owner, 0);
        await owner.Page.Locator("[data-lead]").ClickAsync();
        await jun.Page.Locator("[data-following]").WaitForAsync();
        await owner.Page.Locator("[data-laser]").WaitForAsync();
        await owner.LeaveFieldsAsync();
        await owner.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(owner.Page.Locator("[data-laser]")).ToHaveAttributeAsync("aria-pressed", "true");
        var picture = (await owner.Page.Locator("[data-viewer]").BoundingBoxAsync())!;
        var dot = jun.Page.Locator("[data-laser-dot]");
        // It fades when it stands still, so it moves until the other has seen it.
        var seen = Assertions.Expect(dot).ToHaveAttributeAsync("data-on", "");
        for (var turn = 0; !seen.IsCompleted; turn++)
        {
            await owner.Page.Mouse.MoveAsync(picture.X + (picture.Width * 0.25f) + (turn % 2), picture.Y + (picture.Height * 0.75f));
        }

        await seen;
        var at = await dot.EvaluateAsync<double[]>("dot => [parseFloat(dot.style.getPropertyValue('--x')), parseFloat(dot.style.getPropertyValue('--y'))]");
        Assert.InRange(at[0], 23, 28);
        Assert.InRange(at[1], 73, 77);
        await owner.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(dot).Not.ToHaveAttributeAsync("data-on", "");
        Assert.Empty(owner.Complaints.Concat(jun.Complaints));
    }

    private static ILocator Notes(Visitor visitor) => visitor.Page.Locator("[data-note]");

    /// <summary>Two people on the review of one take: the owner, and a reviewer whom they invited.</summary>
    private async Task<(Visitor Owner, Visitor Reviewer)> ReviewAsync(int shots = 1)
    {
        var owner = await WithTakeAsync();
        for (var shot = 1; shot < shots; shot++)
        {
            await owner.AddShotAsync("a blue balloon over the mountains");
            await owner.MakeTakeAsync();
        }

        var link = await owner.InviteAsync("Reviewer");
        var jun = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await jun.JoinAsync(link, "Jun Okafor", $"jun-{Guid.NewGuid():N}@northlight.example");
        await jun.BoardAsync();
        await jun.GoToAsync("Review");
        await owner.GoToAsync("Review");
        return (owner, jun);
    }

    private async Task<Visitor> WithTakeAsync()
    {
        var (owner, _) = await fixture.NewBoardAsync();
        await owner.AddShotAsync("a red sailboat on the sea at dusk");
        await owner.MakeTakeAsync();
        return owner;
    }

    /// <summary>Stops the player at a frame by its keys, as a person does.</summary>
    private static async Task PauseAtAsync(Visitor visitor, int frame)
    {
        await visitor.LeaveFieldsAsync();
        await visitor.Page.Keyboard.PressAsync("Home");
        var now = visitor.Page.Locator("[data-now]");
        await Assertions.Expect(now).ToHaveTextAsync("00:00:00:00");
        for (var step = 1; step <= frame; step++)
        {
            await visitor.Page.Keyboard.PressAsync("ArrowRight");
            await Assertions.Expect(now).ToHaveTextAsync($"00:00:00:{step:00}");
        }
    }
}
