namespace SoraCollab.EndToEnd.Tests;

/// <summary>Somebody without an account, at a phone, who is let into a review by a link and put out again.</summary>
public sealed class GuestTests(StudioFixture fixture)
{
    [Fact]
    public async Task GuestLink_OnAPhone_LetsThemWatchAndCommentUntilItIsEnded()
    {
        var (owner, _) = await fixture.NewBoardAsync();
        await owner.AddShotAsync("a red sailboat on the sea at dusk");
        await owner.MakeTakeAsync();

        // 1. The owner opens the review to guests who know the pass phrase and may leave notes and approve.
        await owner.Page.Locator("[data-share]").ClickAsync();
        await owner.Page.Locator("[data-guest-approve]").CheckAsync();
        await owner.Page.Locator("[data-guest-phrase]").FillAsync("low tide at dawn");
        await owner.Page.Locator("[data-make-guest-link]").ClickAsync();
        var link = await owner.Page.Locator("[data-guest-link]").InputValueAsync();

        // 2. At the entrance the wrong phrase is refused.
        var priya = await fixture.Visitors.EnterAsync(fixture.Studio.Address, 390, 844);
        await priya.Page.GotoAsync(link);
        await priya.Page.GetByLabel("Your name").FillAsync("Priya Nair");
        await priya.Page.GetByLabel("Pass phrase").FillAsync("high tide at noon");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Watch" }).ClickAsync();
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the pass phrase");
        await priya.Page.GetByLabel("Pass phrase").FillAsync("low tide at dawn");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Watch" }).ClickAsync();
        await priya.Page.WaitForURLAsync("**/guest/review");

        // 3. They see the take with their name upon it, and nothing reaches sideways out of the phone.
        await Assertions.Expect(priya.Page.Locator(".who-i")).ToContainTextAsync("signed in as Priya Nair");
        await priya.Page.WaitForFunctionAsync("() => document.querySelector('video[data-main]').readyState >= 2");
        Assert.True(await priya.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal(0, await priya.Page.Locator("[data-original]").CountAsync());

        // 4. Their note reaches the owner, under their name; the owner's answer reaches them.
        await priya.Page.Locator("[data-draw]").ClickAsync();
        await priya.Page.Locator("[data-tool='Box']").ClickAsync();
        var picture = (await priya.Page.Locator("[data-viewer]").BoundingBoxAsync())!;
        await priya.Page.Mouse.MoveAsync(picture.X + (picture.Width * 0.25f), picture.Y + (picture.Height * 0.25f));
        await priya.Page.Mouse.DownAsync();
        await priya.Page.Mouse.MoveAsync(picture.X + (picture.Width * 0.6f), picture.Y + (picture.Height * 0.7f), new() { Steps = 4 });
        await priya.Page.Mouse.UpAsync();
        await priya.Page.Locator("[data-note-words]").FillAsync("Love this opening.");
        await priya.Page.Locator("[data-send-note]").ClickAsync();
        await Assertions.Expect(priya.Page.Locator("[data-live='notes']")).ToContainTextAsync("Love this opening.");
        await owner.Page.Keyboard.PressAsync("Escape");
        await owner.GoToAsync("Review");
        await Assertions.Expect(owner.Page.Locator("[data-note]")).ToContainTextAsync("Priya Nair");
        await Assertions.Expect(owner.Page.Locator("[data-drawing] rect")).ToHaveCountAsync(1);
        await Assertions.Expect(owner.Page.Locator("[data-guests-open]")).ToContainTextAsync("Priya Nair can watch, leave notes and approve. They cannot download.");
        await owner.Page.Locator("[data-reply]").ClickAsync();
        await owner.Page.Locator("[data-reply-words]").FillAsync("It is.");
        await owner.Page.Locator("[data-reply-send]").ClickAsync();
        await Assertions.Expect(priya.Page.Locator("[data-live='notes']")).ToContainTextAsync("It is.");

        // The owner prints it, with the picture of its frame.
        var printed = await owner.Page.RunAndWaitForDownloadAsync(() => owner.Page.GetByRole(AriaRole.Link, new() { Name = "Download all notes with pictures" }).ClickAsync());
        var pages = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await printed.PathAsync()));
        Assert.StartsWith("%PDF-", pages);
        Assert.Matches(@"/Subtype\s*/Image", pages);
        if (Environment.GetEnvironmentVariable("SORACOLLAB_PICTURES") is { Length: > 0 } pdfs) await printed.SaveAsAsync(Path.Combine(pdfs, "notes.pdf"));

        // 5. They approve, and take it back.
        await priya.Page.Locator("[data-judge='Approved']").ClickAsync();
        await Assertions.Expect(owner.Page.Locator(".review-head .st")).ToHaveTextAsync("Approved");
        await priya.Page.Locator("[data-undo]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator(".review-head .st")).ToHaveTextAsync("Draft");
        if (Environment.GetEnvironmentVariable("SORACOLLAB_PICTURES") is { Length: > 0 } folder)
        {
            await priya.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "guest.png") });
            await owner.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "review.png") });
        }

        // 6. The link is ended: their page closes by itself.
        await owner.Page.Locator("[data-share]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("[data-guest-link-open]")).ToContainTextAsync("Priya Nair");
        if (Environment.GetEnvironmentVariable("SORACOLLAB_PICTURES") is { Length: > 0 } shared) await owner.Page.ScreenshotAsync(new() { Path = Path.Combine(shared, "share.png") });
        await owner.Page.Locator("[data-guest-end]").ClickAsync();
        await priya.Page.Locator("[data-guest-closed]").WaitForAsync();
        Assert.Empty(owner.Complaints);
        // Chromium reports the page that ended (410) as an error; nothing else went wrong.
        Assert.All(priya.Complaints, complaint => Assert.Contains("410", complaint));
    }
}
