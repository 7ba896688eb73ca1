using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.MediaFiles;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.MediaFiles;

/// <summary>Pictures and films on their way into a project.</summary>
public sealed class UploadTests : IAsyncDisposable
{
    private static readonly byte[] Picture = MakePicture(SKColors.Coral);
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;
    private readonly IServiceScope _scope;

    public UploadTests()
    {
        _studio = new StudioServer(_folder.Path, null, ("Media:LargestUploadBytes", "1048576"));
        _scope = _studio.Services.CreateScope();
    }

    private MediaLibrary Library => _scope.ServiceProvider.GetRequiredService<MediaLibrary>();

    public async ValueTask DisposeAsync()
    {
        _scope.Dispose();
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Post_Picture_IsMadeAnewListedAndSeenByTheTeamAlone()
    {
        var (mara, film, _) = await FilmAsync();
        var stranger = await _studio.AddMemberAsync("Stranger");
        using var browser = mara.CreateClient();
        var media = await ReadAsync(await PostAsync(browser, film, "bay.jpg", Picture));
        Assert.Equal((ProjectMediaKind.Picture, "bay.jpg", 64, 48, 1, mara.Id), (media.Kind, media.Name, media.Width, media.Height, media.FrameCount, media.UploadedBy));
        Assert.Equal([media], await browser.GetFromJsonAsync<List<ProjectMedia>>(Address(film), StudioJson.Options));
        Assert.Equal([media], await Library.ListAsync(film, mara.Id));
        var shown = await browser.GetAsync($"/media/{media.ProxyHash}.png");
        Assert.Equal(("image/png", HttpStatusCode.OK), (shown.Content.Headers.ContentType!.MediaType, shown.StatusCode));
        Assert.NotEqual(Picture, await shown.Content.ReadAsByteArrayAsync());
        using var theirs = stranger.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync($"/media/{media.ProxyHash}.png")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync(Address(film))).StatusCode);
        Assert.False(Directory.Exists(_studio.Get<StudioPaths>().Uploads) && Directory.EnumerateFileSystemEntries(_studio.Get<StudioPaths>().Uploads).Any());
    }

    [Fact]
    public async Task Post_SamePictureTwice_IsKeptOnce()
    {
        var (mara, film, _) = await FilmAsync();
        using var browser = mara.CreateClient();
        var first = await ReadAsync(await PostAsync(browser, film, "a.png", Picture));
        Assert.Equal(first, await ReadAsync(await PostAsync(browser, film, "b.png", Picture)));
        Assert.Single(await Library.ListAsync(film, mara.Id));
    }

    [Theory]
    [InlineData("a\"; rm -rf /; \".png", "; \".png")]
    [InlineData("..\\..\\secret.png", "secret.png")]
    [InlineData("line\nbreak\r\0.png", "linebreak.png")]
    [InlineData("<script>alert(1)</script>", "script>")]
    [InlineData("%d.png", "%d.png")]
    [InlineData("‮gnp.exe", "gnp.exe")]
    [InlineData("   ", "Untitled")]
    [InlineData("", "Untitled")]
    public async Task Post_NameOfAnyKind_IsShownAndNothingElse(string name, string shown)
    {
        var (mara, film, _) = await FilmAsync();
        using var browser = mara.CreateClient();
        Assert.Equal(shown, (await ReadAsync(await PostAsync(browser, film, name, Picture))).Name);
    }

    [Fact]
    public async Task Post_NameOfAThousandLetters_IsCut()
    {
        var (mara, film, _) = await FilmAsync();
        using var browser = mara.CreateClient();
        Assert.Equal(100, (await ReadAsync(await PostAsync(browser, film, new string('x', 1000), Picture))).Name.Length);
    }

    [Fact]
    public async Task Post_HostileFile_IsRefusedInWordsAndNothingIsKept()
    {
        var (mara, film, _) = await FilmAsync();
        using var browser = mara.CreateClient();
        foreach (var (name, content, words) in new[]
        {
            ("film.mp4", "#EXTM3U\nfile:///etc/passwd\n"u8.ToArray(), "text"), ("photo.jpg", "<html></html>"u8.ToArray(), "text"), ("x.png", [], "empty"),
        })
        {
            using var refused = await PostAsync(browser, film, name, content);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(words, await refused.Content.ReadAsStringAsync());
        }
        Assert.Empty(await Library.ListAsync(film, mara.Id));
        Assert.Empty(Library.OpenOf(film));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_studio.Get<StudioPaths>().Uploads));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_FileOverTheLimit_IsRefused(bool saysItsLength)
    {
        var (mara, film, _) = await FilmAsync();
        using var browser = mara.CreateClient();
        HttpContent content = saysItsLength ? new ByteArrayContent(new byte[1_048_577]) : new StreamContent(new EndlessStream());
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(film)) { Content = content };
        request.Headers.TransferEncodingChunked = !saysItsLength;
        try
        {
            using var refused = await browser.SendAsync(request);
            Assert.Contains("1 MiB", await refused.Content.ReadAsStringAsync());
            Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity });
        }
        catch (HttpRequestException) when (!saysItsLength)
        {
            // A sender that never stops may see the connection close before it reads the answer.
        }
        Assert.Empty(await Library.ListAsync(film, mara.Id));
    }

    [Fact]
    public async Task Post_WhoMayNot_IsRefused()
    {
        var (_, film, _) = await FilmAsync();
        var viewer = await _studio.AddMemberAsync("Viewer");
        await _studio.Get<IProjectStore>().SetMemberAsync(film, viewer.Id, ProjectRole.Viewer);
        using var stranger = (await _studio.AddMemberAsync("Stranger")).CreateClient();
        using var looking = viewer.CreateClient();
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _studio.Address };
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(looking, film, "a.png", Picture)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(stranger, film, "a.png", Picture)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await PostAsync(nobody, film, "a.png", Picture)).StatusCode);
        Assert.Empty(await _studio.Get<IProjectMediaStore>().ListAsync(film));
    }

    [Fact]
    public async Task Post_FromAnotherSitesPage_IsRefused()
    {
        var (mara, film, _) = await FilmAsync();
        using var browser = mara.CreateClient();
        browser.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(browser, film, "a.png", Picture)).StatusCode);
    }

    [Fact]
    public async Task Post_Picture_TellsHowFarItIs()
    {
        var (mara, film, _) = await FilmAsync();
        var seen = new List<UploadPhase>();
        Library.Changed += Look;
        using var browser = mara.CreateClient();
        await ReadAsync(await PostAsync(browser, film, "bay.png", Picture));
        Library.Changed -= Look;
        Assert.Equal([UploadPhase.Receiving, UploadPhase.Waiting, UploadPhase.Making], seen.Distinct());

        void Look(ProjectId project)
        {
            lock (seen) seen.AddRange(Library.OpenOf(project).Select(upload => upload.Phase));
        }
    }

    [Fact]
    public async Task Upload_AsFootage_IsReadByHostsAndKeptUntilTheyAreDone()
    {
        var (mara, film, shot) = await FilmAsync();
        await using var host = await _studio.ConnectHostAsync();
        using var browser = mara.CreateClient();
        var media = await ReadAsync(await PostAsync(browser, film, "bay.png", Picture));
        var queue = _studio.Get<GenerationQueue>();
        // Only the hash is believed of what a page says.
        var said = Footage.Of(media) with { Width = 1, FrameCount = 1000 };
        await queue.EnqueueAsync(film, shot, new PictureTake([new(said, 0, 0, 1)]), 1, mara.Id);
        using var kept = await browser.DeleteAsync($"{Address(film)}/{media.Hash}");
        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
        var lease = (await host.RequestJobAsync())!;
        Assert.Equal(new PictureTake([new(Footage.Of(media), 0, 0, 1)]), lease.Order.Verb);
        using var fetched = await host.GetFootageAsync(lease, media.Hash);
        using var picture = SKBitmap.Decode(await fetched.Content.ReadAsByteArrayAsync());
        Assert.Equal((64, 48), (picture.Width, picture.Height));

        await host.HandInWholeAsync(lease);
        using var removed = await browser.DeleteAsync($"{Address(film)}/{media.Hash}");
        using var again = await browser.DeleteAsync($"{Address(film)}/{media.Hash}");
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (removed.StatusCode, again.StatusCode));
        var refused = await Assert.ThrowsAsync<GenerationRefusedException>(() => queue.EnqueueAsync(film, shot, new PictureTake([new(said, 0, 0, 1)]), 1, mara.Id));
        Assert.Contains("project's media", refused.Message);
    }

    [Fact]
    public async Task RemoveAsync_ReferencePicture_IsKept()
    {
        var (mara, film, _) = await FilmAsync();
        using var browser = mara.CreateClient();
        var media = await ReadAsync(await PostAsync(browser, film, "bay.png", Picture));
        await _studio.SendAsync(film, mara.Id, new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Mara", Pictures = [media.Hash] }));
        var refused = await Assert.ThrowsAsync<MediaInUseException>(() => Library.RemoveAsync(film, mara.Id, media.Hash));
        Assert.Contains("reference picture of Mara", refused.Message);
    }

    private static string Address(ProjectId film) => $"/api/projects/{film}/media";

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, ProjectId film, string name, byte[] content) =>
        await browser.PostAsync($"{Address(film)}?name={Uri.EscapeDataString(name)}", new ByteArrayContent(content));

    private static async Task<ProjectMedia> ReadAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<ProjectMedia>(StudioJson.Options))!;
    }

    private static byte[] MakePicture(SKColor colour)
    {
        using var bitmap = new SKBitmap(64, 48);
        bitmap.Erase(colour);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    private async Task<(Member Mara, ProjectId Film, ShotId Shot)> FilmAsync()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        return (mara, film, shot);
    }

    /// <summary>Ten mebibytes of zeros that nobody announced.</summary>
    private sealed class EndlessStream : Stream
    {
        private int _left = 10 * 1024 * 1024;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(count, _left);
            Array.Clear(buffer, offset, read);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
