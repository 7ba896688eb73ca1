using System.Net;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Hosting;

/// <summary>Which names the studio answers to, whose word it takes for where a visitor is, and who may read its folder.</summary>
public sealed class ExposureTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private StudioServer? _studio;

    public async ValueTask DisposeAsync()
    {
        if (_studio is not null)
            await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("192.0.2.1", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("127.0.0.0/8", HttpStatusCode.Unauthorized)]
    public async Task ForwardedHost_IsBelievedOfNamedProxiesAlone(string? proxy, HttpStatusCode expected)
    {
        Start(proxy is null ? [] : [("Studio:Proxies:0", proxy)]);
        // A page under the studio's public name opens its live connection: only with that name is it of the same origin.
        Assert.Equal(expected, await NegotiateAsync(host: null));
    }

    [Fact]
    public void ProxyThatIsNoAddress_IsNamedAtStart()
    {
        var refusal = Assert.ThrowsAny<Exception>(() => Start([("Studio:Proxies:0", "the-proxy")]));
        Assert.Contains("\"the-proxy\"", refusal.ToString());
    }

    [Fact]
    public async Task ForeignName_OnAStudioOfThisMachineAlone_IsRefused()
    {
        Start([]);
        Assert.Equal(HttpStatusCode.BadRequest, await NegotiateAsync(host: "rebound.example"));
    }

    [Fact]
    public async Task AllowedHosts_Set_AreAnsweredBesideThisMachinesOwn()
    {
        Start([("AllowedHosts", "studio.example")]);
        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(host: "studio.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(host: "127.0.0.1"));
        Assert.Equal(HttpStatusCode.BadRequest, await NegotiateAsync(host: "rebound.example"));
    }

    [Fact]
    public async Task DataFolder_OfANewStudio_IsItsOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has lists of rights instead of modes.");
        var data = Path.Combine(_folder.Path, "data");
        await using var studio = new StudioServer(data);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
    }

    private void Start((string, string)[] settings) => _studio = new StudioServer(_folder.Path, settings: settings);

    private async Task<HttpStatusCode> NegotiateAsync(string? host)
    {
        using var client = new HttpClient { BaseAddress = _studio!.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/room/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", host is null ? "https://studio.example" : $"http://{host}");
        if (host is null)
        {
            request.Headers.Add("X-Forwarded-Host", "studio.example");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        }
        request.Headers.Host = host;
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
