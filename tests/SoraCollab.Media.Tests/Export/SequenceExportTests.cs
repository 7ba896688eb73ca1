using SoraCollab.Media.Encoding;
using SoraCollab.Media.Export;
using SoraCollab.Media.Probing;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Tests.Export;

public sealed class SequenceExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FfmpegTools tools = FfmpegTools.Find();

    [Fact]
    public async Task RenderAsync_ClipsOfDifferentShapeAndRate_GivesOneFilmOfTheSumOfTheirLengths()
    {
        var clips = new[] { await ClipAsync("a", 96, 64, 12, 12), await ClipAsync("b", 64, 96, 32, 16) };
        var output = Path.Combine(folder.Path, "film.mp4");
        var reported = new List<double>();

        await new SequenceExport(tools).RenderAsync(clips, new SequenceFormat(128, 96, 24), output, new Synchronous(reported.Add), CancellationToken.None);
        var facts = await new MediaProbe(tools).ProbeAsync(output, CancellationToken.None);

        Assert.Equal(("h264", "yuv420p", 128, 96), (facts.VideoCodec, facts.PixelFormat, facts.Width, facts.Height));
        Assert.Equal(24, facts.FramesPerSecond, 3);
        Assert.Equal(3.0, facts.Duration.TotalSeconds, 1);
        Assert.NotEmpty(reported);
        Assert.All(reported, share => Assert.InRange(share, 0, 1));
        Assert.Equal(reported.Order(), reported);
    }

    [Fact]
    public async Task RenderAsync_Cancelled_ThrowsAndLeavesNoFile()
    {
        // A long film at a large size, so that it cannot be done before the first report cancels it.
        var clip = await ClipAsync("a", 96, 64, 240, 12);
        var output = Path.Combine(folder.Path, "film.mp4");
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SequenceExport(tools).RenderAsync(
            [.. Enumerable.Repeat(clip, 8)], new SequenceFormat(1920, 1080, 60), output, new Synchronous(_ => cancel.Cancel()), cancel.Token));

        Assert.False(File.Exists(output));
    }

    [Fact]
    public async Task RenderAsync_NoClips_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new SequenceExport(tools).RenderAsync(
            [], new SequenceFormat(128, 96, 24), Path.Combine(folder.Path, "film.mp4"), null, CancellationToken.None));

    [Fact]
    public async Task RenderAsync_MissingClip_NamesTheFile()
    {
        var failure = await Assert.ThrowsAsync<FileNotFoundException>(() => new SequenceExport(tools).RenderAsync(
            [new SequenceClip(Path.Combine(folder.Path, "gone.mp4"), TimeSpan.FromSeconds(1))], new SequenceFormat(128, 96, 24),
            Path.Combine(folder.Path, "film.mp4"), null, CancellationToken.None));

        Assert.Contains("gone.mp4", failure.Message);
    }

    [Fact]
    public async Task RenderAsync_PlaylistDisguisedAsMp4_IsRefused()
    {
        var disguised = Path.Combine(folder.Path, "disguised.mp4");
        await File.WriteAllTextAsync(disguised, "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<MediaToolException>(() => new SequenceExport(tools).RenderAsync(
            [new SequenceClip(disguised, TimeSpan.FromSeconds(1))], new SequenceFormat(128, 96, 24), Path.Combine(folder.Path, "film.mp4"), null, CancellationToken.None));

        Assert.False(File.Exists(Path.Combine(folder.Path, "film.mp4")));
    }

    [Theory]
    [InlineData(127, 96, 24)]
    [InlineData(128, 8, 24)]
    [InlineData(128, 96, 0)]
    public async Task RenderAsync_FormatOutOfRange_IsRefused(int width, int height, double rate)
    {
        var clip = await ClipAsync("a", 96, 64, 12, 12);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new SequenceExport(tools).RenderAsync(
            [clip], new SequenceFormat(width, height, rate), Path.Combine(folder.Path, "film.mp4"), null, CancellationToken.None));
    }

    private async Task<SequenceClip> ClipAsync(string name, int width, int height, int frames, double rate)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        var clip = TestClip.Make(width, height, frames, rate);
        return new SequenceClip((await new TakeEncoder(tools).EncodeAsync(clip, place, CancellationToken.None)).Clip, clip.Duration);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Unlike Progress{T}, calls back before the reporter goes on.</summary>
    private sealed class Synchronous(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
