using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Projects;
using SoraCollab.Testing.OpenId;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.OpenId;

/// <summary>Signing in by a real OpenID Connect issuer on this machine: discovery, keys, the code flow with PKCE.</summary>
public sealed class OpenIdTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly OpenIdIssuer _issuer = new("studio", "a secret of the tests");
    private StudioServer _studio = null!;
    private Member _mara = null!;
    private ProjectId _film;

    public async ValueTask InitializeAsync()
    {
        _studio = new StudioServer(_folder.Path, null,
            ("OpenId:Authority", _issuer.Address), ("OpenId:ClientId", _issuer.ClientId), ("OpenId:ClientSecret", _issuer.ClientSecret), ("OpenId:Name", "Northlight"),
            ("Accounts:AttemptsPerMinute", "1000"));
        _mara = await _studio.AddMemberAsync();
        (_film, _) = await _studio.AddFilmAsync(_mara);
    }

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _issuer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task WhoWasInvitedByAddress_Enters_IsOnTheProject_AndComesBackWithoutAnInvitation()
    {
        _issuer.Person = new("subject-7", "Jun@Northlight.example", true, "Jun Okafor");
        await InviteAsync("jun@northlight.example");
        using var browser = new FormBrowser(_studio.Address);
        Assert.Equal("/", await GoAsync(browser));
        Assert.Equal(HttpStatusCode.OK, await browser.LookAsync("/account"));
        var jun = await FindAsync("jun@northlight.example");
        Assert.Equal("Jun Okafor", jun!.DisplayName);
        Assert.Null(jun.PasswordHash);
        Assert.Equal(ProjectRole.Reviewer, await _studio.Get<IProjectStore>().FindRoleAsync(_film, new UserId(jun.Id)));

        // By the name that never changes, whatever the address is now.
        _issuer.Person = _issuer.Person with { Email = "jun@elsewhere.example" };
        using var again = new FormBrowser(_studio.Address);
        Assert.Equal("/", await GoAsync(again));
        Assert.Empty(_issuer.Refusals);
    }

    [Fact]
    public async Task WhoWasNotInvited_OrWhoseAddressIsNotTheirs_DoesNotEnter()
    {
        await InviteAsync("jun@northlight.example");
        foreach (var (person, why) in ((OpenIdPerson, string)[])
                 [(new("s1", "eve@northlight.example", true, "Eve"), "uninvited"), (new("s2", "jun@northlight.example", false, "Eve"), "unverified"), (new("s3", "", true, "Eve"), "unverified")])
        {
            _issuer.Person = person;
            using var browser = new FormBrowser(_studio.Address);
            Assert.Equal($"/sign-in?openid={why}", await GoAsync(browser));
            Assert.Equal(HttpStatusCode.Redirect, await browser.LookAsync("/account"));
        }
        Assert.Null(await FindAsync("eve@northlight.example"));
        // A link that was addressed to one person opens nothing for another, neither here nor by a password.
        _issuer.Person = new("s4", "eve@northlight.example", true, "Eve");
        var link = await InviteAsync("ben@northlight.example");
        using var thief = new FormBrowser(_studio.Address);
        Assert.Equal("/sign-in?openid=uninvited", await GoAsync(thief, link));
        await thief.LookAsync($"/join?code={link}");
        await thief.PostAsync($"/join?code={link}", "join", ("Details.Name", "Eve"), ("Details.Email", "eve@northlight.example"), ("Details.Password", Member.Password));
        Assert.Contains("sent to another address", thief.Words);
        Assert.Null(await FindAsync("eve@northlight.example"));
    }

    [Fact]
    public async Task WhoFollowsALink_EntersByTheIssuer()
    {
        _issuer.Person = new("s5", "ben@northlight.example", true, "Ben Adler");
        var link = await InviteAsync(null);
        using var browser = new FormBrowser(_studio.Address);
        await browser.LookAsync($"/join?code={link}");
        Assert.Contains("Continue with Northlight", browser.Words);
        Assert.Equal("/", await GoAsync(browser, link));
        Assert.NotNull(await FindAsync("ben@northlight.example"));
        // It let in one person, once.
        _issuer.Person = new("s6", "eve@northlight.example", true, "Eve");
        using var second = new FormBrowser(_studio.Address);
        Assert.Equal("/sign-in?openid=uninvited", await GoAsync(second, link));
    }

    [Fact]
    public async Task AccountOfBefore_IsEnteredOnlyOnceItsOwnerConnectedIt()
    {
        // Whoever made the account only said that the address is theirs.
        _issuer.Person = new("s8", _mara.Email, true, "Mara");
        using var browser = new FormBrowser(_studio.Address);
        Assert.Equal("/sign-in?openid=connect", await GoAsync(browser));
        await browser.SignInAsync(_mara.Email, Member.Password);
        // A link of another site has no token of this session.
        await browser.LookAsync("/account/openid?token=forged");
        Assert.Equal("/account", browser.Led);

        var session = (await _studio.Get<SessionStore>().ListAsync(_mara.Id)).First(one => one.Device == "A browser").Id;
        await browser.LookAsync(_studio.Get<Web.OpenId.OpenIdConnection>().AddressFor(session));
        Assert.Equal("/account", await FollowAsync(browser, "/account/openid/done"));
        using var second = new FormBrowser(_studio.Address);
        Assert.Equal("/", await GoAsync(second));
    }

    [Fact]
    public async Task TokenThatAStrangerSigned_IsRefused()
    {
        await InviteAsync("jun@northlight.example");
        _issuer.SignsWithAStrangeKey = true;
        using var browser = new FormBrowser(_studio.Address);
        Assert.Equal("/sign-in?openid=failed", await GoAsync(browser));
        await browser.LookAsync(browser.Led!);
        Assert.Contains("Signing in with Northlight did not work", browser.Words);
        Assert.Null(await FindAsync("jun@northlight.example"));
    }

    [Fact]
    public async Task StudioWithoutAnIssuer_OffersNone()
    {
        using var folder = new TemporaryFolder();
        await using var studio = new StudioServer(folder.Path);
        await studio.AddMemberAsync();
        using var browser = new FormBrowser(studio.Address);
        await browser.LookAsync("/sign-in");
        Assert.DoesNotContain("Continue with", browser.Words);
        // As any address that there is not.
        await browser.LookAsync("/sign-in/openid");
        Assert.Equal(new Uri(studio.Address, "/sign-in").AbsolutePath, browser.LedTo!.AbsolutePath);
    }

    private Task<string> InviteAsync(string? email) =>
        _studio.Get<InvitationStore>().CreateAsync(_film, _mara.Id, ProjectRole.Reviewer, TimeSpan.FromHours(1), email);

    /// <summary>To the issuer and back; where it led in the end.</summary>
    private static async Task<string?> GoAsync(FormBrowser browser, string? code = null)
    {
        await browser.LookAsync($"/sign-in/openid?code={code}");
        return await FollowAsync(browser, "/sign-in/openid/done");
    }

    private static async Task<string?> FollowAsync(FormBrowser browser, string last)
    {
        for (var hop = 0; hop < 6; hop++)
        {
            var address = browser.LedTo!;
            await browser.LookAsync(address.ToString());
            if (address.AbsolutePath == last || browser.Led?.StartsWith("/sign-in?openid", StringComparison.Ordinal) == true) return browser.Led;
        }
        return "it went round in circles";
    }

    private async Task<StudioUser?> FindAsync(string email)
    {
        await using var scope = _studio.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>().FindByEmailAsync(email);
    }
}
