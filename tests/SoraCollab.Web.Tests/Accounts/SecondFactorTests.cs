using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Accounts;

/// <summary>The second factor, as a browser without script goes through it; the authenticator app is written out below.</summary>
public sealed partial class SecondFactorTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public SecondFactorTests() => _studio = new StudioServer(_folder.Path, null, ("Accounts:AttemptsPerMinute", "1000"));

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task TurnedOn_SigningInTakesACode_OrARecoveryCodeOnce()
    {
        var mara = await _studio.AddMemberAsync();
        await using var other = await PageConnection.OpenAsync(mara, _studio.Address);
        using var browser = new FormBrowser(_studio.Address);
        await browser.SignInAsync(mara.Email, Member.Password);
        var (key, codes) = await TurnOnAsync(browser);
        Assert.Equal(10, codes.Count);
        // Whoever was signed in by the password alone is out, this browser is not.
        await other.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, await browser.LookAsync("/account"));

        using var second = new FormBrowser(_studio.Address);
        Assert.Equal(HttpStatusCode.Redirect, await second.SignInAsync(mara.Email, Member.Password));
        Assert.StartsWith("/sign-in/code?", second.Led);
        var step = second.Led!;
        // The password alone opens nothing.
        Assert.Equal(HttpStatusCode.Redirect, await second.LookAsync("/account"));
        await second.LookAsync(step);
        await second.PostAsync(step, "code", ("Details.Code", "000000"));
        Assert.Contains("That code is not right", second.Words);
        Assert.Equal(HttpStatusCode.Redirect, await second.PostAsync(step, "code", ("Details.Code", Code(key))));
        Assert.Equal(HttpStatusCode.OK, await second.LookAsync("/account"));

        foreach (var works in (bool[])[true, false])
        {
            using var third = new FormBrowser(_studio.Address);
            await third.SignInAsync(mara.Email, Member.Password);
            await third.LookAsync(third.Led + "&recovery=true");
            Assert.Equal(works ? HttpStatusCode.Redirect : HttpStatusCode.OK, await third.PostAsync("/sign-in/code?recovery=true", "code", ("Details.Code", codes[0])));
        }
        await browser.LookAsync("/account/second-factor");
        Assert.Contains("9 recovery codes are left", browser.Words);
    }

    [Fact]
    public async Task WrongCodes_LockTheAccount_LikeWrongPasswords()
    {
        var mara = await _studio.AddMemberAsync();
        using var browser = new FormBrowser(_studio.Address);
        await browser.SignInAsync(mara.Email, Member.Password);
        var (key, _) = await TurnOnAsync(browser);
        using var thief = new FormBrowser(_studio.Address);
        await thief.SignInAsync(mara.Email, Member.Password);
        var step = thief.Led!;
        await thief.LookAsync(step);
        for (var attempt = 0; attempt < 5; attempt++) await thief.PostAsync(step, "code", ("Details.Code", "000000"));
        Assert.Contains("Wrong codes were tried too often", thief.Words);
        await thief.PostAsync(step, "code", ("Details.Code", Code(key)));
        Assert.Equal(HttpStatusCode.Redirect, await thief.LookAsync("/account"));
        Assert.StartsWith("/sign-in?", thief.Led);
    }

    [Fact]
    public async Task TurnedOff_TakesACode_AndMakesTheKeyWorthless()
    {
        var mara = await _studio.AddMemberAsync();
        using var browser = new FormBrowser(_studio.Address);
        await browser.SignInAsync(mara.Email, Member.Password);
        var (key, _) = await TurnOnAsync(browser);
        await browser.LookAsync("/account/second-factor");
        await browser.PostAsync("/account/second-factor", "second-factor-off", ("Details.Code", "000000"));
        Assert.Contains("That code is not right", browser.Words);
        await browser.PostAsync("/account/second-factor", "second-factor-off", ("Details.Code", Code(key)));
        Assert.DoesNotContain(key, browser.Source);
        Assert.Matches(Secret(), browser.Source);
        using var second = new FormBrowser(_studio.Address);
        await second.SignInAsync(mara.Email, Member.Password);
        Assert.Equal("/", second.Led);
        Assert.Equal(HttpStatusCode.OK, await second.LookAsync("/account"));
    }

    [Fact]
    public async Task CodePage_WithoutTheFirstStep_LetsNobodyIn()
    {
        await _studio.AddMemberAsync();
        using var browser = new FormBrowser(_studio.Address);
        await browser.LookAsync("/sign-in/code");
        await browser.PostAsync("/sign-in/code", "code", ("Details.Code", "123456"));
        Assert.Contains("Start again", browser.Words);
        Assert.Equal(HttpStatusCode.Redirect, await browser.LookAsync("/account"));
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> TurnOnAsync(FormBrowser browser)
    {
        await browser.LookAsync("/account/second-factor");
        Assert.Contains("<svg class=\"qr\"", browser.Source);
        var key = Secret().Match(browser.Source).Groups[1].Value;
        await browser.PostAsync("/account/second-factor", "second-factor-on", ("Details.Code", "000000"));
        Assert.Contains("That code is not right", browser.Words);
        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync("/account/second-factor", "second-factor-on", ("Details.Code", Code(key).Insert(3, " "))));
        Assert.Contains("Keep these codes", browser.Words);
        return (key, [.. RecoveryCode().Matches(browser.Source).Select(match => match.Groups[1].Value)]);
    }

    /// <summary>What an authenticator app shows now (RFC 6238).</summary>
    private static string Code(string key)
    {
        var bits = string.Concat(key.Select(sign => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
        // The algorithm of the standard, which every app has.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 0xF;
        var number = (hash[at] & 0x7F) << 24 | hash[at + 1] << 16 | hash[at + 2] << 8 | hash[at + 3];
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("data-secret>([A-Z2-7]{32})<")]
    private static partial Regex Secret();

    [GeneratedRegex("<li>([A-Z0-9-]{10,12})</li>", RegexOptions.IgnoreCase)]
    private static partial Regex RecoveryCode();
}
