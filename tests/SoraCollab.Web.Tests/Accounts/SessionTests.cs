using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Accounts;

/// <summary>What is signed in to an account, and how it is signed out.</summary>
public sealed class SessionTests(SharedStudio shared)
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    // The longest that anything may stay open after its right to be was taken.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private StudioServer Studio => shared.Server;

    [Fact]
    public async Task EndAsync_OfAnotherSession_ClosesItsPagesAndCookieAtOnce_AndLeavesThisOne()
    {
        var mara = await Studio.AddMemberAsync();
        using var other = new FormBrowser(Studio.Address, Firefox);
        Assert.Equal(HttpStatusCode.Redirect, await other.SignInAsync(mara.Email, Member.Password));
        var cookie = $"SoraCollab={other.Cookies.GetCookies(Studio.Address)["SoraCollab"]!.Value}";
        await using var otherPage = await PageConnection.OpenAsync(new Member(Studio, mara.Id, mara.Email, null!, cookie), Studio.Address);
        await using var page = await PageConnection.OpenAsync(mara, Studio.Address);
        await using var circuit = mara.OpenCircuit();
        var desk = circuit.ServiceProvider.GetRequiredService<SessionDesk>();
        var sessions = await desk.ListAsync();
        var current = await desk.CurrentAsync();
        var (here, there) = (sessions.Single(session => session.Id == current), sessions.Single(session => session.Id != current));
        Assert.Equal(("A test", "Firefox on Linux"), (here.Device, there.Device));
        Assert.Contains(there.Address, (string[])["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

        var since = Stopwatch.StartNew();
        await desk.EndAsync(there.Id);

        Assert.Equal(HttpStatusCode.Redirect, await other.LookAsync("/"));
        await otherPage.Closed.WaitAsync(Expect.Patience);
        Assert.True(since.Elapsed < Grace, $"It took {since.Elapsed}.");
        Assert.False(page.Closed.IsCompleted);
        Assert.Equal(here.Id, Assert.Single(await desk.ListAsync()).Id);
        Assert.NotNull(await circuit.ServiceProvider.GetRequiredService<CurrentPerson>().GetAsync());
    }

    [Fact]
    public async Task EndAllAsync_SignsThisPageOutToo()
    {
        var mara = await Studio.AddMemberAsync();
        await using var page = await PageConnection.OpenAsync(mara, Studio.Address);
        await using var circuit = mara.OpenCircuit();
        // The page listens from when it is asked.
        var current = circuit.ServiceProvider.GetRequiredService<CurrentPerson>();
        await current.GetAsync();
        await circuit.ServiceProvider.GetRequiredService<SessionDesk>().EndAllAsync();
        await page.Closed.WaitAsync(Grace);
        using var client = mara.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
        await Assert.ThrowsAsync<SignedOutException>(async () =>
        {
            using var patience = new CancellationTokenSource(Grace);
            while (true)
            {
                await current.GetAsync();
                await Task.Delay(20, patience.Token);
            }
        });
    }

    [Fact]
    public async Task SessionOfAnother_IsNotEnded_AndACookieWithoutASessionOpensNothing()
    {
        var (mara, eve) = (await Studio.AddMemberAsync(), await Studio.AddMemberAsync("Eve"));
        await using var hers = mara.OpenCircuit();
        var session = await hers.ServiceProvider.GetRequiredService<SessionDesk>().CurrentAsync();
        await using var circuit = eve.OpenCircuit();
        await circuit.ServiceProvider.GetRequiredService<SessionDesk>().EndAsync(session!.Value);
        Assert.Equal(mara.Id, await Studio.Get<SessionStore>().FindAsync(session.Value));
        Assert.False(await Studio.Get<SessionBook>().IsOpenAsync(eve.Id, session.Value));
        Assert.False(await Studio.Get<SessionBook>().IsOpenAsync(mara.Id, Guid.NewGuid()));
    }

    [Fact]
    public async Task SignOut_EndsTheSession_AndASecondSignInInTheSameBrowserIsNone()
    {
        var mara = await Studio.AddMemberAsync();
        using var browser = new FormBrowser(Studio.Address, Firefox);
        await browser.SignInAsync(mara.Email, Member.Password);
        await browser.SignInAsync(mara.Email, Member.Password);
        Assert.Equal(2, (await Studio.Get<SessionStore>().ListAsync(mara.Id)).Count);
        await browser.LookAsync("/sign-out");
        await browser.PostAsync("/sign-out", "sign-out");
        Assert.Equal("A test", Assert.Single(await Studio.Get<SessionStore>().ListAsync(mara.Id)).Device);
    }

    [Fact]
    public async Task PasswordChange_KeepsThisBrowser_AndSignsTheOthersOut()
    {
        var mara = await Studio.AddMemberAsync();
        await using var other = await PageConnection.OpenAsync(mara, Studio.Address);
        using var browser = new FormBrowser(Studio.Address, Firefox);
        await browser.SignInAsync(mara.Email, Member.Password);
        await browser.LookAsync("/account/password");
        await browser.PostAsync("/account/password", "password", Fields("not the password", "the tide comes back in"));
        Assert.Contains("That is not your password.", browser.Words);
        await browser.PostAsync("/account/password", "password", Fields(Member.Password, "short"));
        Assert.Contains("at least 12 characters", browser.Words);
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/account/password", "password", Fields(Member.Password, "the tide comes back in")));
        await other.Closed.WaitAsync(Grace);
        Assert.Equal(HttpStatusCode.OK, await browser.LookAsync("/account"));
        Assert.Equal("Firefox on Linux", Assert.Single(await Studio.Get<SessionStore>().ListAsync(mara.Id)).Device);

        static (string, string)[] Fields(string now, string then) => [("Details.Current", now), ("Details.Password", then), ("Details.Again", then)];
    }

    [Theory]
    [InlineData(Firefox, "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari on macOS")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1", "Chrome on iPhone")]
    [InlineData("curl/8.5.0", "A browser")]
    [InlineData("", "A browser")]
    public void DeviceWords_NameBrowserAndSystem(string agent, string expected) => Assert.Equal(expected, DeviceWords.Of(agent));
}
