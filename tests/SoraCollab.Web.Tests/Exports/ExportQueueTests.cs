using System.Net;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Export;
using SoraCollab.Media.Probing;
using SoraCollab.Media.Tools;
using SoraCollab.Web.Exports;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Exports;

public sealed class ExportQueueTests : IAsyncDisposable
{
    private static readonly SequenceFormat Small = new(128, 96, 12);
    private readonly TemporaryFolder _folder = new();
    private StudioServer _studio;

    public ExportQueueTests() => _studio = new StudioServer(_folder.Path);

    private ExportQueue Exports => _studio.Get<ExportQueue>();

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task StartAsync_WithShotsThatHaveNoTake_NamesThemAndBeginsNothing()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        var scene = (await _studio.Get<IProjectRooms>().OpenAsync(film)).Scenes[0].Id;
        await _studio.SendAsync(film, mara.Id, new AddShot(ShotId.New(), scene, Seed: 1, Title: "Over the pass"));
        await GenerateAsync(mara, film, shot, frames: 12);
        var refused = await Assert.ThrowsAsync<ExportRefusedException>(() => Exports.StartAsync(film, Small, mara.Id));
        Assert.Contains("020", refused.Message);
        Assert.DoesNotContain("010", refused.Message);
        Assert.Empty(Exports.Of(film));
    }

    [Fact]
    public async Task StartAsync_OfAnEmptyBoard_IsRefused()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await _studio.SendAsync(film, mara.Id, new RemoveShot(shot));
        await Assert.ThrowsAsync<ExportRefusedException>(() => Exports.StartAsync(film, Small, mara.Id));
        await Assert.ThrowsAsync<ProjectClosedException>(() => Exports.StartAsync(ProjectId.New(), Small, mara.Id));
    }

    [Fact]
    public async Task StartAsync_InAnImpossibleFormat_IsRefused()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await GenerateAsync(mara, film, shot, frames: 12);
        var refused = await Assert.ThrowsAsync<ExportRefusedException>(() => Exports.StartAsync(film, Small with { Width = 127 }, mara.Id));
        Assert.Contains("even", refused.Message);
    }

    [Fact]
    public async Task StartAsync_OfAWholeFilm_RendersItsTakesInOrder_AndOutlivesARestart()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        var scene = (await _studio.Get<IProjectRooms>().OpenAsync(film)).Scenes[0].Id;
        var second = ShotId.New();
        await _studio.SendAsync(film, mara.Id, new AddShot(second, scene, Seed: 1, Title: "Over the pass", Prompt: "Mountains."));
        await GenerateAsync(mara, film, shot, frames: 12);
        await GenerateAsync(mara, film, second, frames: 24);
        var started = await Exports.StartAsync(film, Small, mara.Id);
        await EndedAsync(started.Id);
        var done = Exports.Find(started.Id)!;
        Assert.Equal((ExportState.Done, null, 1.0), (done.State, done.Error, done.Share));

        using var browser = mara.CreateClient();
        using var answer = await browser.GetAsync(done.DownloadAddress);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(("video/mp4", done.Bytes), (answer.Content.Headers.ContentType!.MediaType, bytes.LongLength));
        Assert.Equal("Saltlight.mp4", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var file = Path.Combine(_folder.Path, "check.mp4");
        await File.WriteAllBytesAsync(file, bytes);
        var facts = await new MediaProbe(FfmpegTools.Find()).ProbeAsync(file, CancellationToken.None);
        Assert.Equal((128, 96, 12.0), (facts.Width, facts.Height, facts.FramesPerSecond));
        Assert.Equal(3, facts.Duration.TotalSeconds, tolerance: 0.1);

        // What a browser does to go on with a download that broke off.
        using var rest = new HttpRequestMessage(HttpMethod.Get, done.DownloadAddress);
        rest.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(bytes.Length / 2, null);
        rest.Headers.IfRange = new System.Net.Http.Headers.RangeConditionHeaderValue(answer.Headers.ETag!);
        using var half = await browser.SendAsync(rest);
        Assert.Equal(HttpStatusCode.PartialContent, half.StatusCode);
        Assert.Equal(bytes[(bytes.Length / 2)..], await half.Content.ReadAsByteArrayAsync());

        using var stranger = (await _studio.AddMemberAsync("A stranger")).CreateClient();
        using var hidden = await stranger.GetAsync(done.DownloadAddress);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        await _studio.DisposeAsync();
        _studio = new StudioServer(_folder.Path);
        Assert.Equal(done, Assert.Single(Exports.Of(film)));
        Exports.Remove(done.Id);
        Assert.Empty(Exports.Of(film));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "exports")));
    }

    [Fact]
    public async Task CancelAsync_OfARunningExport_LeavesNothing()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await GenerateAsync(mara, film, shot, frames: 240);
        var started = await Exports.StartAsync(film, new SequenceFormat(1920, 1080, 60), mara.Id);
        await Expect.UntilAsync(
            () => Exports.Find(started.Id) is { State: ExportState.Running } or { IsLive: false }, look => Exports.Changed += look, look => Exports.Changed -= look);
        await Exports.CancelAsync(started.Id);
        await EndedAsync(started.Id);
        Assert.Equal(ExportState.Cancelled, Exports.Find(started.Id)!.State);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "exports"), "*.mp4"));
    }

    [Fact]
    public async Task Load_OfAnExportThatARestartCutOff_SaysSoAndLeavesNoFilm()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await GenerateAsync(mara, film, shot, frames: 240);
        var started = await Exports.StartAsync(film, new SequenceFormat(1920, 1080, 60), mara.Id);
        await Expect.UntilAsync(
            () => Exports.Find(started.Id) is { State: ExportState.Running } or { IsLive: false }, look => Exports.Changed += look, look => Exports.Changed -= look);

        await _studio.DisposeAsync();
        _studio = new StudioServer(_folder.Path);

        var left = Assert.Single(Exports.Of(film));
        Assert.Equal((started.Id, ExportState.Failed), (left.Id, left.State));
        Assert.Contains("was stopped", left.Error);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "exports"), "*.mp4"));
    }

    private Task EndedAsync(ExportId id) => Expect.UntilAsync(
        () => Exports.Find(id) is { IsLive: false }, look => Exports.Changed += look, look => Exports.Changed -= look);

    /// <summary>Has a host hand in a real clip: a grey ramp of 64 x 64 at 12 frames a second.</summary>
    private async Task GenerateAsync(Member member, ProjectId film, ShotId shot, int frames)
    {
        using var work = new TemporaryFolder();
        var pixels = new byte[frames * 64 * 64 * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(i / (64 * 64 * 3) * 5);
        var encoded = await new TakeEncoder(FfmpegTools.Find()).EncodeAsync(new RgbFrames(pixels, 64, 64, frames, 12), work.Path, CancellationToken.None);
        await _studio.SendAsync(film, member.Id, new SetShotFormat(shot, new Core.Storyboards.ShotFormat(64, 64, (frames - 1) / 8 * 8 + 1, 12)));
        await using var host = await _studio.ConnectHostAsync();
        await _studio.Get<GenerationQueue>().EnqueueAsync(film, shot, member.Id);
        await host.HandInAsync((await host.RequestJobAsync())!, await File.ReadAllBytesAsync(encoded.Clip), TimeSpan.FromSeconds(frames / 12.0));
    }
}
