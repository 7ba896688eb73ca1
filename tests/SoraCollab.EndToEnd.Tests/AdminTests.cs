using System.Diagnostics;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>The administrators' pages, and what happens in another browser when an account is disabled on them.</summary>
public sealed class AdminTests(StudioFixture fixture)
{
    [Fact]
    public async Task Disable_OfSomebodyAtTheBoard_SignsThemOutWithinFiveSeconds_AndTheLogTells()
    {
        var (owner, _) = await fixture.NewBoardAsync();
        await owner.AddShotAsync("a red sailboat at dusk");
        var email = $"jun-{Guid.NewGuid():N}@northlight.example";
        var jun = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await jun.JoinAsync(await owner.InviteAsync("Editor"), "Jun Okafor", email);
        await jun.BoardAsync();
        var waiting = await owner.InviteAsync("Reviewer");

        // Jun is nobody's administrator: the page is not offered, and shows nothing when asked for.
        var page = await jun.Page.Context.NewPageAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" }).GetByRole(AriaRole.Link, new() { Name = "Admin" })).ToHaveCountAsync(0);
        await page.GotoAsync("/admin");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("This page cannot be opened");
        await Assertions.Expect(page.Locator("[data-account]")).ToHaveCountAsync(0);

        await owner.Page.GotoAsync("/");
        await owner.Page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" }).GetByRole(AriaRole.Link, new() { Name = "Admin" }).ClickAsync();
        var row = owner.Page.Locator($"[data-account='{email}']");
        await Assertions.Expect(row).ToContainTextAsync("now");
        await Assertions.Expect(owner.Page.Locator("[data-chain]")).ToContainTextAsync("Log is unbroken");
        await owner.Page.GetByLabel("Find a person").FillAsync(email);
        await Assertions.Expect(owner.Page.Locator("[data-account]")).ToHaveCountAsync(1);

        await row.GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Assertions.Expect(owner.Page.Locator("dialog[open] button").First).ToBeFocusedAsync();
        await owner.Page.Locator("dialog[open] [data-confirm]").ClickAsync();
        var since = Stopwatch.StartNew();
        await Task.WhenAll(jun.Page.WaitForURLAsync("**/sign-in**"), page.WaitForURLAsync("**/sign-in**"));
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(5), $"It took {since.Elapsed}.");
        await Assertions.Expect(row).ToContainTextAsync("Disabled");

        // Nor do they come back in, and what they are told tells nothing.
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not belong together");

        // The log tells all of it, and goes out as a table.
        await owner.Page.GetByRole(AriaRole.Link, new() { Name = "Open all" }).ClickAsync();
        await owner.Page.GetByLabel("Who or whom").FillAsync(email);
        await owner.Page.GetByLabel("Who or whom").PressAsync("Enter");
        foreach (var act in (string[])["SignInRefused", "AccountDisabled", "AccountMade"])
            await Assertions.Expect(owner.Page.Locator($"[data-act='{act}']").First).ToBeVisibleAsync();
        await Assertions.Expect(owner.Page.Locator("[data-act='AccountDisabled']").First).ToContainTextAsync("127.0.0.1");
        var download = await owner.Page.RunAndWaitForDownloadAsync(() => owner.Page.Locator("[data-export]").ClickAsync());
        Assert.Contains("AccountDisabled", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));

        // Invitations of every project, and their end.
        await owner.Page.GetByRole(AriaRole.Navigation, new() { Name = "Administration" }).GetByRole(AriaRole.Link, new() { Name = "Invitations" }).ClickAsync();
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).First).ToBeVisibleAsync();
        var before = await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).CountAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).First.ClickAsync();
        await owner.Page.Locator("dialog[open] [data-confirm]").ClickAsync();
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" })).ToHaveCountAsync(before - 1);
        await page.GotoAsync(waiting);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("This invitation has ended");
        Assert.Empty(owner.Complaints);

        // On a phone nothing is wider than the window.
        foreach (var (width, name) in new[] { (1440, "wide"), (390, "phone") })
        {
            await owner.Page.SetViewportSizeAsync(width, 900);
            foreach (var place in (string[])["/admin", "/admin/invitations", "/admin/audit"])
            {
                await owner.Page.GotoAsync(place);
                await Assertions.Expect(owner.Page.GetByRole(AriaRole.Navigation, new() { Name = "Administration" })).ToBeVisibleAsync();
                if (Environment.GetEnvironmentVariable("SORACOLLAB_SHOTS") is { Length: > 0 } folder)
                    await owner.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{place.Replace('/', '-')}-{name}.png") });
                Assert.Equal("", await owner.Page.EvaluateAsync<string>(
                    "document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(one => one.tagName + '.' + one.className).join(' ')"));
            }
        }
    }
}
