using SkiaSharp;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Media.Gate;
using SoraCollab.Media.Probing;

namespace SoraCollab.Media.Tests.Gate;

/// <summary>What is let in, and what becomes of it.</summary>
public sealed class MediaGateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task AdmitAsync_Picture_BecomesAPngOfTheSameSize(SKEncodedImageFormat format)
    {
        var made = await AdmitAsync(TestUploads.Picture(80, 48, format));
        Assert.Equal((ProjectMediaKind.Picture, 80, 48, 1), (made.Kind, made.Width, made.Height, made.FrameCount));
        using var png = SKCodec.Create(made.Lossless);
        Assert.Equal((SKEncodedImageFormat.Png, 80, 48), (png.EncodedFormat, png.Info.Width, png.Info.Height));
        using var poster = SKCodec.Create(made.Poster);
        Assert.Equal(SKEncodedImageFormat.Jpeg, poster.EncodedFormat);
    }

    [Theory]
    [InlineData(1, "r...")]
    [InlineData(2, ".r..")]
    [InlineData(3, "...r")]
    [InlineData(4, "..r.")]
    [InlineData(5, "r...")]
    [InlineData(6, ".r..")]
    [InlineData(7, "...r")]
    [InlineData(8, "..r.")]
    public async Task AdmitAsync_PictureOfATurnedCamera_StandsUpright(byte orientation, string corners)
    {
        var jpeg = TestUploads.Picture(80, 48, SKEncodedImageFormat.Jpeg, canvas =>
        {
            canvas.Clear(SKColors.White);
            canvas.DrawRect(0, 0, 24, 24, new SKPaint { Color = SKColors.Red });
        });
        var made = await AdmitAsync(TestUploads.WithOrientation(jpeg, orientation));
        Assert.Equal(orientation < 5 ? (80, 48) : (48, 80), (made.Width, made.Height));
        using var picture = SKBitmap.Decode(made.Lossless);
        // Top left, top right, bottom left, bottom right.
        SKPoint[] points = [new(5, 5), new(made.Width - 5, 5), new(5, made.Height - 5), new(made.Width - 5, made.Height - 5)];
        Assert.Equal(corners, string.Concat(points.Select(at => picture.GetPixel((int)at.X, (int)at.Y) is { Red: > 200, Green: < 80 } ? 'r' : '.')));
    }

    [Fact]
    public async Task AdmitAsync_TransparentPicture_IsLaidOnWhite()
    {
        var made = await AdmitAsync(TestUploads.Picture(32, 32, SKEncodedImageFormat.Png, canvas => canvas.Clear(new SKColor(0, 0, 0, 128))));
        using var picture = SKBitmap.Decode(made.Lossless);
        Assert.InRange(picture.GetPixel(16, 16).Red, 120, 135);
        Assert.Equal(255, picture.GetPixel(16, 16).Alpha);
    }

    [Fact]
    public async Task AdmitAsync_LargePicture_IsMadeSmallerInItsShape()
    {
        var made = await AdmitAsync(TestUploads.Picture(4000, 1000, SKEncodedImageFormat.Jpeg));
        Assert.Equal((2048, 512), (made.Width, made.Height));
    }

    [Fact]
    public async Task AdmitAsync_Film_KeepsEveryFrameAndPlaysInBrowsers()
    {
        var told = new List<double>();
        var made = await AdmitAsync(await FilmAsync("a.mp4", [.. TestUploads.Pattern(66, 50), "-pix_fmt", "yuv420p"]), progress: new Told(told));
        Assert.Equal((ProjectMediaKind.Film, 66, 50, 12, 12.0), (made.Kind, made.Width, made.Height, made.FrameCount, made.FramesPerSecond));
        var proxy = await new MediaProbe(TestUploads.Tools).ProbeAsync(made.Proxy, default);
        Assert.Equal(("h264", "yuv420p", 66, 50, 12.0), (proxy.VideoCodec, proxy.PixelFormat, proxy.Width, proxy.Height, proxy.FramesPerSecond));
        var master = await new MediaProbe(TestUploads.Tools).ProbeAsync(made.Lossless, default);
        Assert.Equal(("ffv1", "bgr0"), (master.VideoCodec, master.PixelFormat));
        Assert.Equal(1, told[^1]);
        Assert.Equal(told.Order(), told);
    }

    [Theory]
    [InlineData("a.mov", "-c:v", "prores_ks", "-pix_fmt", "yuv422p10le")]
    [InlineData("a.mkv", "-c:v", "ffv1", "-pix_fmt", "gbrp")]
    [InlineData("a.webm", "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p")]
    [InlineData("a.webm", "-c:v", "libvpx", "-pix_fmt", "yuv420p")]
    [InlineData("a.mp4", "-c:v", "mpeg4", "-pix_fmt", "yuv420p")]
    [InlineData("a.mp4", "-c:v", "libaom-av1", "-cpu-used", "8")]
    public async Task AdmitAsync_FilmOfEachKind_IsLetIn(string name, params string[] encoding)
    {
        var made = await AdmitAsync(await FilmAsync(name, [.. TestUploads.Pattern(), .. encoding]));
        Assert.Equal((64, 48, 12), (made.Width, made.Height, made.FrameCount));
    }

    [Fact]
    public async Task AdmitAsync_FilmOfATurnedPhone_StandsUpright()
    {
        var flat = await FilmAsync("flat.mp4", [.. TestUploads.Pattern(), "-pix_fmt", "yuv420p"]);
        var path = Path.Combine(folder.Path, "in.mp4");
        await File.WriteAllBytesAsync(path, flat);
        var turned = await FilmAsync("turned.mp4", "-i", path, "-c", "copy", "-metadata:s:v:0", "rotate=90");
        var made = await AdmitAsync(turned);
        Assert.Equal((48, 64), (made.Width, made.Height));
    }

    [Fact]
    public async Task AdmitAsync_FilmOfVariableRate_PlaysAsLongAtOneRate()
    {
        // Every third frame left away, their times kept.
        var film = await FilmAsync("vfr.mkv", [.. TestUploads.Pattern(seconds: 2, rate: 24), "-vf", "select='mod(n,3)'", "-vsync", "vfr", "-pix_fmt", "yuv420p"]);
        var made = await AdmitAsync(film);
        Assert.InRange(made.FrameCount / made.FramesPerSecond, 1.8, 2.2);
        var proxy = await new MediaProbe(TestUploads.Tools).ProbeAsync(made.Proxy, default);
        Assert.Equal(made.FramesPerSecond, proxy.FramesPerSecond, 2);
    }

    [Fact]
    public async Task AdmitAsync_FilmOfHighDynamicRange_IsToneMapped()
    {
        // PQ code 0.58 is about 200 nits, which a plain copy would show as dull grey of 148.
        var film = await FilmAsync("hdr.mp4",
            "-f", "lavfi", "-i", "color=c=0x949494:size=64x48:rate=12:duration=0.5", "-vf", "format=yuv420p10le",
            "-c:v", "libx265", "-x265-params", "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc", "-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc");
        var made = await AdmitAsync(film);
        var plain = await AdmitAsync(await FilmAsync("sdr.mp4", "-f", "lavfi", "-i", "color=c=0x949494:size=64x48:rate=12:duration=0.5", "-pix_fmt", "yuv420p"));
        using var bright = SKBitmap.Decode(made.Poster);
        using var grey = SKBitmap.Decode(plain.Poster);
        Assert.InRange(grey.GetPixel(32, 24).Red, 143, 153);
        Assert.True(bright.GetPixel(32, 24).Red > 170, $"{bright.GetPixel(32, 24)}");
    }

    [Theory]
    [InlineData("a.mov", "-c:v", "prores_ks", "-profile:v", "4444", "-pix_fmt", "yuva444p10le")]
    [InlineData("a.webm", "-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p")]
    public async Task AdmitAsync_TransparentFilm_IsLaidOnBlack(string name, params string[] encoding)
    {
        var made = await AdmitAsync(await FilmAsync(name, ["-f", "lavfi", "-i", "color=c=white@0.5:size=64x48:rate=12:duration=0.5,format=yuva444p", .. encoding]));
        using var picture = SKBitmap.Decode(made.Poster);
        Assert.InRange(picture.GetPixel(32, 24).Red, 115, 140);
    }

    [Fact]
    public async Task AdmitAsync_FilmOfOblongPixels_GetsSquareOnes()
    {
        var made = await AdmitAsync(await FilmAsync("sar.mp4", [.. TestUploads.Pattern(), "-vf", "setsar=2", "-pix_fmt", "yuv420p"]));
        Assert.Equal((128, 48), (made.Width, made.Height));
    }

    [Fact]
    public async Task AdmitAsync_FilmWithSound_KeepsThePictureAlone()
    {
        var film = await FilmAsync("sound.mp4", [.. TestUploads.Pattern(), "-f", "lavfi", "-i", "sine=duration=1", "-pix_fmt", "yuv420p", "-shortest"]);
        Assert.Equal(12, (await AdmitAsync(film)).FrameCount);
    }

    [Fact]
    public async Task AdmitAsync_LargeFilm_IsMadeSmallerInItsShape()
    {
        var made = await AdmitAsync(await FilmAsync("wide.mp4", [.. TestUploads.Pattern(4096, 1024, 0.1, 20), "-pix_fmt", "yuv420p", "-preset", "ultrafast"]));
        Assert.Equal((2048, 512, 2), (made.Width, made.Height, made.FrameCount));
    }

    private Task<byte[]> FilmAsync(string name, params string[] arguments) => TestUploads.FilmAsync(folder.Path, name, arguments);

    private async Task<AdmittedMedia> AdmitAsync(byte[] content, MediaGateLimits? limits = null, IProgress<double>? progress = null)
    {
        var work = Directory.CreateTempSubdirectory("gate-").FullName;
        try
        {
            var upload = Path.Combine(work, "upload");
            await File.WriteAllBytesAsync(upload, content);
            var made = await new MediaGate(TestUploads.Tools, limits ?? new MediaGateLimits()).AdmitAsync(upload, work, progress, default);
            Assert.All(new[] { made.Lossless, made.Proxy, made.Poster }, path => Assert.True(new FileInfo(path).Length > 0, path));
            // Out of the way of the next, and gone with the test's folder.
            var kept = Directory.CreateDirectory(Path.Combine(folder.Path, Guid.NewGuid().ToString("N"))).FullName;
            string Keep(string path) => Path.Combine(kept, Path.GetFileName(path));
            foreach (var path in new[] { made.Lossless, made.Proxy, made.Poster }.Distinct()) File.Copy(path, Keep(path));
            return made with { Lossless = Keep(made.Lossless), Proxy = Keep(made.Proxy), Poster = Keep(made.Poster) };
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private sealed class Told(List<double> values) : IProgress<double>
    {
        public void Report(double value) => values.Add(value);
    }
}
