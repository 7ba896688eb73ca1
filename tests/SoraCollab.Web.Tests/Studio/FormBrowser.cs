using System.Net;
using System.Text.RegularExpressions;

namespace SoraCollab.Web.Tests.Studio;

/// <summary>A browser without script: keeps cookies, follows nothing, and posts forms with the token of the page that it looked at.</summary>
internal sealed partial class FormBrowser : IDisposable
{
    private readonly HttpClient _client;
    private string _page = "";

    public FormBrowser(Uri studio, string? agent = null)
    {
        _client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = studio };
        _client.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
        if (agent is not null) _client.DefaultRequestHeaders.Add("User-Agent", agent);
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The page as text that a person reads, without its markup.</summary>
    public string Words => WebUtility.HtmlDecode(Spaces().Replace(Markup().Replace(_page, " "), " "));

    /// <summary>The page as it came.</summary>
    public string Source => _page;

    /// <summary>The whole address that the last answer leads to.</summary>
    public Uri? LedTo { get; private set; }

    /// <summary>Path and query that the last answer leads to; null where it led nowhere.</summary>
    public string? Led { get; private set; }

    public async Task<HttpStatusCode> LookAsync(string path) => await ReadAsync(await _client.GetAsync(path));

    /// <summary>Posts a form of the page that was looked at last.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(Token().Match(_page).Groups[1].Value);
        Assert.NotEmpty(token);
        return await ReadAsync(await _client.PostAsync(path, new FormUrlEncodedContent(
        [
            new("_handler", form), new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ])));
    }

    public async Task<HttpStatusCode> SignInAsync(string email, string password)
    {
        await LookAsync("/sign-in");
        return await PostAsync("/sign-in", "sign-in", ("Details.Email", email), ("Details.Password", password));
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpStatusCode> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            _page = await answer.Content.ReadAsStringAsync();
            LedTo = answer.Headers.Location is { } location ? new Uri(answer.RequestMessage!.RequestUri!, location) : null;
            Led = LedTo?.PathAndQuery;
            return answer.StatusCode;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<(script|style|head)[^>]*>.*?</\\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
