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
}
