using System.Net;
using System.Text.RegularExpressions;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Accounts;

/// <summary>The pages of set-up and sign-in, as a browser without script goes through them.</summary>
public sealed partial class AccountPagesTests : IAsyncDisposable
{
    private const string Password = "a long enough password";
    private readonly TemporaryFolder _folder = new();
    private StudioServer _studio;

    public AccountPagesTests() => _studio = new StudioServer(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task FirstVisitor_MakesTheOwnersAccount_AndItsSignInOutlivesARestart()
    {
        var cookies = new CookieContainer();
        using (var browser = Browser(cookies))
        {
            using var page = await browser.GetAsync("/setup");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            using var made = await PostAsync(browser, "/setup", await page.Content.ReadAsStringAsync(), "setup", Owner("mara@example.test"));
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
            var cookie = Assert.Single(made.Headers.GetValues("Set-Cookie"), one => one.StartsWith("SoraCollab=", StringComparison.Ordinal));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            using var library = await browser.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, library.StatusCode);
        }
        var address = _studio.Address;
        await _studio.DisposeAsync();
        _studio = new StudioServer(_folder.Path);
        var carried = new CookieContainer();
        foreach (Cookie cookie in cookies.GetCookies(address))
            carried.Add(_studio.Address, new Cookie(cookie.Name, cookie.Value));
        using var returned = Browser(carried);
        using var again = await returned.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task SecondSetup_FromAPageOpenedBefore_IsRefusedWithAMessage()
    {
        using var first = Browser(new CookieContainer());
        using var second = Browser(new CookieContainer());
        var firstPage = await first.GetStringAsync("/setup");
        var secondPage = await second.GetStringAsync("/setup");
        using var made = await PostAsync(first, "/setup", firstPage, "setup", Owner("mara@example.test"));
        using var refused = await PostAsync(second, "/setup", secondPage, "setup", Owner("eve@example.test"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("already has an owner", await refused.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/setup", "setup")]
    [InlineData("/sign-in", "sign-in")]
    public async Task Form_WithoutItsToken_IsRefused(string path, string form)
    {
        using var browser = Browser(new CookieContainer());
        if (path != "/setup")
        {
            using var made = await PostAsync(browser, "/setup", await browser.GetStringAsync("/setup"), "setup", Owner("mara@example.test"));
        }
        using var answer = await browser.PostAsync(path, new FormUrlEncodedContent([new("_handler", form), .. Owner("eve@example.test")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Page_HasNoScriptThatThePolicyStops()
    {
        using var browser = Browser(new CookieContainer());
        using var answer = await browser.GetAsync("/setup");
        var page = await answer.Content.ReadAsStringAsync();
        var nonce = Nonce().Match(Assert.Single(answer.Headers.GetValues("Content-Security-Policy"))).Groups[1].Value;
        Assert.NotEmpty(Script().Matches(page));
        Assert.All(Script().Matches(page), script => Assert.True(
            script.Value.Contains(" src=", StringComparison.Ordinal) || WebUtility.HtmlDecode(script.Value).Contains($"nonce=\"{nonce}\"", StringComparison.Ordinal),
            script.Value));
        Assert.DoesNotContain(" onclick=", page);
        using var loader = new HttpClient { BaseAddress = _studio.Address };
        foreach (var asset in (string[])["/css/tokens.css", "/_framework/blazor.web.js", "/_content/MudBlazor/MudBlazor.min.css"])
        {
            using var served = await loader.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }
    }

    private static KeyValuePair<string, string>[] Owner(string email) =>
    [
        new("Details.Name", "Mara Lindqvist"),
        new("Details.Email", email),
        new("Details.Password", Password),
    ];

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, string page, string form, KeyValuePair<string, string>[] fields) =>
        browser.PostAsync(path, new FormUrlEncodedContent(
        [
            new("_handler", form),
            new("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value)),
            .. fields,
        ]));

    private HttpClient Browser(CookieContainer cookies)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = _studio.Address };
        browser.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("'nonce-([^']*)'")]
    private static partial Regex Nonce();
}
