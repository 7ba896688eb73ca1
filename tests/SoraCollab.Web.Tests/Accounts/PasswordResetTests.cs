using System.Net;
using System.Text.RegularExpressions;
using SoraCollab.Testing.Mail;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Accounts;

/// <summary>Setting a new password by a link in a letter, as a browser without script goes through it.</summary>
public sealed partial class PasswordResetTests : IAsyncDisposable
{
    private const string New = "the tide comes back in";
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedClock _clock = new();
    private readonly MailServer _mail = new();
    private readonly StudioServer _studio;

    public PasswordResetTests()
    {
        _mail.Start();
        _studio = new StudioServer(_folder.Path, _clock, [.. StudioServer.MailTo(_mail.Port), ("Accounts:AttemptsPerMinute", "1000"), ("Accounts:FailuresBeforeLockout", "3")]);
    }

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        await _mail.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Link_SetsThePasswordOnce_EndsAllThatIsOpen_AndOpensALockedAccount()
    {
        var mara = await _studio.AddMemberAsync();
        await using var page = await PageConnection.OpenAsync(mara, _studio.Address);
        using var open = mara.CreateClient();
        using var browser = new FormBrowser(_studio.Address);
        for (var attempt = 0; attempt < 4; attempt++) await browser.SignInAsync(mara.Email, "a wrong password");
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync(mara.Email, Member.Password));

        var link = await AskAsync(browser, mara.Email);
        await browser.LookAsync(link);
        // A password that is refused does not use the link up.
        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync(link, "reset", ("Details.Password", "short"), ("Details.Again", "short")));
        Assert.Contains("at least 12 characters", browser.Words);
        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync(link, "reset", ("Details.Password", New), ("Details.Again", "another")));
        Assert.Contains("The two passwords differ.", browser.Words);
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync(link, "reset", ("Details.Password", New), ("Details.Again", New)));

        await page.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await open.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync(mara.Email, Member.Password));
        Assert.Equal(HttpStatusCode.Redirect, await browser.SignInAsync(mara.Email, New));
        Assert.Equal("Your password was changed", (await _mail.NextAsync(mara.Email)).Subject);

        using var second = new FormBrowser(_studio.Address);
        await second.LookAsync(link);
        Assert.Contains("This link has ended", second.Words);
    }

    [Fact]
    public async Task Link_UsedByTwoAtOnce_WorksForOne()
    {
        var mara = await _studio.AddMemberAsync();
        using var browser = new FormBrowser(_studio.Address);
        var link = await AskAsync(browser, mara.Email);
        var browsers = new[] { new FormBrowser(_studio.Address), new FormBrowser(_studio.Address), new FormBrowser(_studio.Address) };
        foreach (var one in browsers) await one.LookAsync(link);
        var answers = await Task.WhenAll(browsers.Select((one, index) => one.PostAsync(link, "reset", ("Details.Password", New + index), ("Details.Again", New + index))));
        Assert.Single(answers, HttpStatusCode.Redirect);
        foreach (var one in browsers) one.Dispose();
    }

    [Fact]
    public async Task Link_EndsAfterItsTime_AndWhenANewerIsMade()
    {
        var mara = await _studio.AddMemberAsync();
        using var browser = new FormBrowser(_studio.Address);
        var first = await AskAsync(browser, mara.Email);
        _clock.PutForward(TimeSpan.FromMinutes(2));
        var second = await AskAsync(browser, mara.Email);
        await browser.LookAsync(first);
        Assert.Contains("This link has ended", browser.Words);
        await browser.LookAsync(second);
        Assert.Contains("Set a new password", browser.Words);
        _clock.PutForward(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync(second, "reset", ("Details.Password", New), ("Details.Again", New)));
        Assert.Contains("This link has ended", browser.Words);
    }

    [Fact]
    public async Task Asking_TellsNobodyWhoHasAnAccount_AndWritesOnceAMinute()
    {
        var (mara, gone) = (await _studio.AddMemberAsync(), await _studio.AddMemberAsync("Gone"));
        await _studio.Get<Storage.Accounts.AccountStore>().SetDisabledAsync(gone.Id, true);
        using var browser = new FormBrowser(_studio.Address);
        var words = new HashSet<string>();
        foreach (var email in (string[])["nobody@example.test", gone.Email, mara.Email, mara.Email, mara.Email])
        {
            await browser.LookAsync("/forgot-password");
            await browser.PostAsync("/forgot-password", "forgot", ("Details.Email", email));
            words.Add(browser.Words.Replace(email, "ADDRESS", StringComparison.Ordinal));
        }
        Assert.Contains("Look into your mail", Assert.Single(words));
        await _mail.NextAsync(mara.Email);
        // What was asked for before is behind this one's letter.
        var ben = await _studio.AddMemberAsync("Ben");
        await AskAsync(browser, ben.Email);
        Assert.Equal(2, _mail.Letters.Count);
    }

    [Fact]
    public async Task Asking_AStudioWithoutMail_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await using var studio = new StudioServer(folder.Path);
        await studio.AddMemberAsync();
        using var browser = new FormBrowser(studio.Address);
        await browser.LookAsync("/forgot-password");
        Assert.Contains("This studio sends no mail", browser.Words);
    }

    /// <summary>Asks for a link and takes it out of the letter.</summary>
    private async Task<string> AskAsync(FormBrowser browser, string email)
    {
        await browser.LookAsync("/forgot-password");
        await browser.PostAsync("/forgot-password", "forgot", ("Details.Email", email));
        while (true)
        {
            var letter = await _mail.NextAsync(email);
            // The address is the configured one, whatever the request called the studio.
            if (Link().Match(letter.TextBody!) is { Success: true } link) return link.Groups[1].Value;
        }
    }

    [GeneratedRegex("https://studio\\.example\\.test(/reset-password\\?code=[0-9a-f]{64})\\s")]
    private static partial Regex Link();
}
