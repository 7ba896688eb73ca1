using System.Diagnostics;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>How a person keeps their own account: passwords, what is signed in, and the second factor.</summary>
public sealed class AccountTests(MailedStudio studio) : IClassFixture<MailedStudio>
{
    // The longest that a page may stay open after its right to be was taken.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task ForgottenPassword_IsSetByALetter_AndPutsOpenPagesOut()
    {
        var owner = await studio.EnterAsync();
        await owner.SignInAsync();
        await owner.NewProjectAsync();
        var (jun, email) = await studio.JoinAsync(owner, "Jun Okafor", "Editor");

        var another = await studio.EnterAsync();
        await another.Page.GotoAsync("/sign-in");
        await another.Page.GetByRole(AriaRole.Link, new() { Name = "Password forgotten?" }).ClickAsync();
        // The page before has a field of the same name.
        await Assertions.Expect(another.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Set a new password");
        await another.Page.GetByLabel("E-mail").FillAsync(email);
        await another.Page.GetByRole(AriaRole.Button, new() { Name = "Send link" }).ClickAsync();
        await Assertions.Expect(another.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Look into your mail");

        await another.Page.GotoAsync(await studio.NextLinkAsync(email));
        await another.Page.GetByLabel("New password").FillAsync("the tide comes back in");
        await another.Page.GetByLabel("Once more").FillAsync("the tide comes back in");
        await another.Page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await Assertions.Expect(another.Page.Locator(".msg.good")).ToContainTextAsync("Your new password is set");
        var since = Stopwatch.StartNew();
        await jun.Page.WaitForURLAsync("**/sign-in*");
        Assert.True(since.Elapsed < Grace, $"It took {since.Elapsed}.");

        await another.SignInAsync("/", email, "the tide comes back in");
        await another.Page.GetByRole(AriaRole.Heading, new() { Name = "Library" }).WaitForAsync();
        Assert.Empty(another.Complaints);
    }

    [Fact]
    public async Task Sessions_SignedOutFromTheAccountPage_CloseWithinFiveSeconds()
    {
        var owner = await studio.EnterAsync();
        await owner.SignInAsync();
        await owner.NewProjectAsync();
        var (jun, email) = await studio.JoinAsync(owner, "Jun Okafor", "Editor");
        var laptop = await studio.EnterAsync(390, 844);
        await laptop.SignInAsync("/account", email);
        await Assertions.Expect(laptop.Page.Locator("[data-session]")).ToHaveCountAsync(2);
        await Assertions.Expect(laptop.Page.Locator("[data-session=this]")).ToContainTextAsync("Chrome on Linux");
        Assert.Equal(0, await laptop.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));

        await laptop.Page.Locator("[data-session=other] button").ClickAsync();
        var since = Stopwatch.StartNew();
        await jun.Page.WaitForURLAsync("**/sign-in*");
        Assert.True(since.Elapsed < Grace, $"It took {since.Elapsed}.");
        await Assertions.Expect(laptop.Page.Locator("[data-session]")).ToHaveCountAsync(1);

        await laptop.Page.Locator("[data-end-all]").ClickAsync();
        await laptop.Page.WaitForURLAsync("**/sign-in*");
        Assert.Empty(laptop.Complaints);
    }

    [Fact]
    public async Task Passkey_AddedNamedAndRemoved_SignsInWithoutAPassword()
    {
        var owner = await studio.EnterAsync();
        await owner.SignInAsync();
        await owner.NewProjectAsync();
        var (jun, _) = await studio.JoinAsync(owner, "Jun Okafor", "Editor");
        var device = await jun.Page.Context.NewCDPSessionAsync(jun.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await jun.Page.GotoAsync("/account");
        await jun.Page.Locator("[data-passkey-name]").FillAsync("Laptop");
        await jun.Page.Locator("[data-add-passkey]").ClickAsync();
        await Assertions.Expect(jun.Page.Locator("[data-passkey=Laptop]")).ToBeVisibleAsync();
        await jun.Page.GetByLabel("Name of the passkey").FillAsync("Studio laptop");
        await jun.Page.GetByLabel("Name of the passkey").PressAsync("Tab");
        await Assertions.Expect(jun.Page.Locator("[data-passkey='Studio laptop']")).ToBeVisibleAsync();

        // No address and no password is typed.
        await jun.Page.Context.ClearCookiesAsync();
        await jun.Page.GotoAsync("/sign-in?returnUrl=account");
        await jun.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await jun.Page.WaitForURLAsync("**/account");
        await Assertions.Expect(jun.Page.Locator("[data-passkey='Studio laptop']")).ToBeVisibleAsync();

        await jun.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Studio laptop" }).ClickAsync();
        await Assertions.Expect(jun.Page.Locator("[data-passkey]")).ToHaveCountAsync(0);
        await jun.Page.Context.ClearCookiesAsync();
        await jun.Page.GotoAsync("/sign-in");
        await jun.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(jun.Page.Locator("[data-passkey-refusal]")).ToContainTextAsync("opens no account here");
    }

    [Fact]
    public async Task Mention_RingsTheBellOfAnOpenPage_AndLeadsToTheNote()
    {
        var owner = await studio.EnterAsync();
        await owner.SignInAsync();
        await owner.NewProjectAsync();
        await owner.AddShotAsync("a red sailboat at dusk");
        await owner.PressGenerateAsync();
        await owner.TakeAsync();
        var (jun, email) = await studio.JoinAsync(owner, "Jun Okafor", "Reviewer");
        await Assertions.Expect(jun.Page.Locator("[data-news]")).ToHaveAttributeAsync("aria-label", "News");

        await owner.GoToAsync("Review");
        // The name is offered after an @, and taken with Enter.
        await owner.Page.Locator("[data-note-words]").PressSequentiallyAsync("Too dark, @Ju");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Option, new() { Name = "Jun Okafor" })).ToBeVisibleAsync();
        await owner.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(owner.Page.Locator("[data-note-words]")).ToHaveValueAsync("Too dark, @Jun Okafor ");
        await owner.Page.Locator("[data-send-note]").ClickAsync();

        await Assertions.Expect(jun.Page.Locator("[data-news]")).ToHaveAttributeAsync("aria-label", "News, 1 unread");
        await jun.Page.Locator("[data-news]").ClickAsync();
        await Assertions.Expect(jun.Page.Locator("[data-news-item=Mention]")).ToContainTextAsync("Mara Lindqvist mentioned you in a note");
        await jun.Page.Locator("[data-news-item=Mention] a").ClickAsync();
        await jun.ReviewAsync();
        await Assertions.Expect(jun.Page.Locator("[data-note] .said")).ToHaveTextAsync("Too dark, @Jun Okafor");
        await Assertions.Expect(jun.Page.Locator("[data-news]")).ToHaveAttributeAsync("aria-label", "News");
        Assert.Empty(jun.Complaints);
    }

    [Fact]
    public async Task OpenId_LetsInWhoIsInvitedByAddress_AndNobodyElse()
    {
        var owner = await studio.EnterAsync();
        await owner.SignInAsync();
        var board = await owner.NewProjectAsync();
        var email = $"aiko-{Guid.NewGuid():N}@northlight.example";
        await owner.Page.Locator("[data-share]").ClickAsync();
        await owner.Page.Locator("[data-invite-email]").FillAsync("not an address");
        await owner.Page.Locator("[data-make-link]").ClickAsync();
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is not an e-mail address");
        await owner.Page.Locator("[data-invite-email]").FillAsync(email);
        await owner.Page.Locator("[data-make-link]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("[data-invitation]")).ToBeVisibleAsync();

        var aiko = await studio.EnterAsync();
        studio.Issuer.Person = new("subject-aiko", "eve@northlight.example", true, "Eve");
        await aiko.Page.GotoAsync("/sign-in");
        await aiko.Page.GetByRole(AriaRole.Link, new() { Name = "Continue with Northlight" }).ClickAsync();
        await Assertions.Expect(aiko.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Nobody has invited the address");

        studio.Issuer.Person = new("subject-aiko", email, true, "Aiko Tanaka");
        await aiko.Page.GetByRole(AriaRole.Link, new() { Name = "Continue with Northlight" }).ClickAsync();
        await aiko.Page.GetByRole(AriaRole.Heading, new() { Name = "Library" }).WaitForAsync();
        await aiko.Page.GotoAsync(board);
        await aiko.BoardAsync();
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Group, new() { Name = "Here now" }).Locator("[aria-label^='Aiko Tanaka']")).ToBeVisibleAsync();
        Assert.Empty(aiko.Complaints);
    }
}
