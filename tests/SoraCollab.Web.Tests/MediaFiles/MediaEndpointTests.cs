using System.Net;
using System.Net.Http.Headers;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.MediaFiles;

public sealed class MediaEndpointTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public MediaEndpointTests() => _studio = new StudioServer(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Get_OfATakesClip_IsServedToItsTeamAlone_WholeInRangesAndByTag()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        await _studio.Get<GenerationQueue>().EnqueueAsync(film, shot, mara.Id);
        var clip = Enumerable.Range(0, 5000).Select(i => (byte)i).ToArray();
        await host.HandInAsync((await host.RequestJobAsync())!, clip);
        var take = (await _studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Takes[0];
        var address = $"/media/{take.Media.ClipHash}.mp4";

        using var browser = mara.CreateClient();
        using var whole = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal("video/mp4", whole.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"\"{take.Media.ClipHash}\"", whole.Headers.ETag!.Tag);
        Assert.Equal("nosniff", Assert.Single(whole.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(whole.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal(clip, await whole.Content.ReadAsByteArrayAsync());

        using var part = new HttpRequestMessage(HttpMethod.Get, address);
        part.Headers.Range = new RangeHeaderValue(1000, 1999);
        using var range = await browser.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, range.StatusCode);
        Assert.Equal("bytes 1000-1999/5000", range.Content.Headers.ContentRange!.ToString());
        Assert.Equal(clip[1000..2000], await range.Content.ReadAsByteArrayAsync());

        using var known = new HttpRequestMessage(HttpMethod.Get, address);
        known.Headers.IfNoneMatch.Add(whole.Headers.ETag);
        using var unchanged = await browser.SendAsync(known);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        using var stranger = (await _studio.AddMemberAsync("A stranger")).CreateClient();
        using var hidden = await stranger.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var nobody = new HttpClient { BaseAddress = _studio.Address };
        using var refused = await nobody.GetAsync(address);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Put_UnderAStaleOrForeignLease_IsRefused()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        await using var other = await _studio.ConnectHostAsync("other");
        await _studio.Get<GenerationQueue>().EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        using var stale = await host.PutAsync(lease with { LeaseToken = lease.LeaseToken - 1 }, TakeFileKind.Clip, [1]);
        using var foreign = await other.PutAsync(lease, TakeFileKind.Clip, [1]);
        using var unknown = await host.PutAsync(lease with { JobId = JobId.New() }, TakeFileKind.Clip, [1]);
        using var odd = await host.PutAsync(lease, (TakeFileKind)9, [1]);
        using var good = await host.PutAsync(lease, TakeFileKind.Clip, [1]);
        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.OK],
            [stale.StatusCode, foreign.StatusCode, unknown.StatusCode, odd.StatusCode, good.StatusCode]);
    }
}
