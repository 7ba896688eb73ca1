using System.Diagnostics;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Probing;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Tests.Encoding;

public sealed class TakeEncoderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FfmpegTools tools = FfmpegTools.Find();

    [Fact]
    public async Task EncodeAsync_Clip_IsH264InFourTwoZeroWithItsLengthAndRate()
    {
        var take = await new TakeEncoder(tools).EncodeAsync(TestClip.Make(), folder.Path, CancellationToken.None);
        var facts = await new MediaProbe(tools).ProbeAsync(take.Clip, CancellationToken.None);

        Assert.Equal("h264", facts.VideoCodec);
        Assert.Equal("yuv420p", facts.PixelFormat);
        Assert.Equal((96, 64), (facts.Width, facts.Height));
        Assert.Equal(12, facts.FramesPerSecond, 3);
        Assert.Equal(1.0, facts.Duration.TotalSeconds, 2);
    }

    [Fact]
    public async Task EncodeAsync_Clip_PutsTheIndexBeforeTheDataSoThatBrowsersStartAtOnce()
    {
        var take = await new TakeEncoder(tools).EncodeAsync(TestClip.Make(), folder.Path, CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(take.Clip, TestContext.Current.CancellationToken);

        Assert.InRange(bytes.AsSpan().IndexOf("moov"u8), 1, bytes.AsSpan().IndexOf("mdat"u8));
    }

    [Fact]
    public async Task EncodeAsync_Master_KeepsEveryPixel()
    {
        var frames = TestClip.Make();
        var take = await new TakeEncoder(tools).EncodeAsync(frames, folder.Path, CancellationToken.None);

        using var decode = Process.Start(new ProcessStartInfo(Path.Combine(tools.Folder, "ffmpeg"),
            ["-v", "error", "-i", take.Master, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]) { RedirectStandardOutput = true })!;
        using var pixels = new MemoryStream();
        await decode.StandardOutput.BaseStream.CopyToAsync(pixels, TestContext.Current.CancellationToken);
        await decode.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(pixels.ToArray().AsSpan().SequenceEqual(frames.Rgb24.Span));
    }

    [Fact]
    public async Task EncodeAsync_SameFramesTwice_GiveTheSameMasterToTheByte()
    {
        async Task<byte[]> MasterAsync()
        {
            var take = await new TakeEncoder(tools).EncodeAsync(TestClip.Make(), folder.Path, CancellationToken.None);
            return await File.ReadAllBytesAsync(take.Master, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await MasterAsync(), await MasterAsync());
    }

    [Fact]
    public async Task EncodeAsync_OddSize_IsPaddedToEvenInTheClipAlone()
    {
        var take = await new TakeEncoder(tools).EncodeAsync(TestClip.Make(97, 65), folder.Path, CancellationToken.None);
        var probe = new MediaProbe(tools);
        var clip = await probe.ProbeAsync(take.Clip, CancellationToken.None);
        var master = await probe.ProbeAsync(take.Master, CancellationToken.None);

        Assert.Equal((98, 66), (clip.Width, clip.Height));
        Assert.Equal((97, 65), (master.Width, master.Height));
    }

    [Fact]
    public async Task EncodeAsync_Poster_IsAJpegOfTheFrameSize()
    {
        var take = await new TakeEncoder(tools).EncodeAsync(TestClip.Make(), folder.Path, CancellationToken.None);
        using var poster = SkiaSharp.SKBitmap.Decode(take.Poster);

        Assert.Equal((96, 64), (poster.Width, poster.Height));
    }

    [Fact]
    public async Task EncodeAsync_AlreadyCancelled_Throws() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new TakeEncoder(tools).EncodeAsync(TestClip.Make(), folder.Path, new CancellationToken(canceled: true)));

    [Fact]
    public async Task EncodeAsync_FolderWithAQuote_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() =>
            new TakeEncoder(tools).EncodeAsync(TestClip.Make(), Path.Combine(folder.Path, "a\"b"), CancellationToken.None));

        Assert.Contains("quote", failure.Message);
    }

    public void Dispose() => folder.Dispose();
}
