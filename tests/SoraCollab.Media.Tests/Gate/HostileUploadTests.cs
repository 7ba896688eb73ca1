using SkiaSharp;
using SoraCollab.Media.Gate;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Tests.Gate;

/// <summary>What is kept out. Each file is one that somebody might send, by mistake or to do harm.</summary>
public sealed class HostileUploadTests : IDisposable
{
    private const string Secret = "the studio's secret";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string> Refused => new()
    {
        { "nothing", "empty" },
        { "one byte", "no picture or film" },
        { "noise", "no picture or film" },
        { "html as jpg", "text" },
        { "script", "text" },
        { "svg", "text" },
        { "svg with entity", "text" },
        { "ffconcat", "text" },
        { "concat list", "text" },
        { "hls playlist", "text" },
        { "hls after ftyp", "cannot be read" },
        { "hls after ebml", "cannot be read" },
        { "dash manifest", "text" },
        { "sdp", "text" },
        { "subtitles", "text" },
        { "url shortcut", "text" },
        { "pdf", "no picture or film" },
        { "zip", "no picture or film" },
        { "elf", "no picture or film" },
        { "gzip", "no picture or film" },
        { "gif", "Pictures are taken" },
        { "bmp", "Pictures are taken" },
        { "tiff", "Pictures are taken" },
        { "heic", "HEIC and AVIF" },
        { "avif", "HEIC and AVIF" },
        { "avi", "Films are taken" },
        { "flv", "Films are taken" },
        { "ogg", "Films are taken" },
        { "mpegts", "Films are taken" },
        { "png cut off", "cut off" },
        { "png header alone", "damaged" },
        { "png that claims 60000 x 60000", "megapixels" },
        { "png that claims 7000 x 7000", "cut off" },
        { "png of 8192 x 8192", "megapixels" },
        { "png of 1 x 1", "at least 16" },
        { "jpeg cut off", "cut off" },
        { "jpeg of noise", "cannot be read" },
        { "jpeg with html after it cut", "cut off" },
        { "webp cut off", "damaged" },
        { "webp of noise", "damaged" },
        { "moving webp", "moves" },
        { "magicyuv in mkv", "does not take" },
        { "magicyuv in mov", "does not take" },
        { "raw video in mkv", "does not take" },
        { "theora in mkv", "does not take" },
        { "gif codec in mkv", "does not take" },
        { "mp4 without its index", "cannot be read" },
        { "mp4 cut off after its index", "cut off" },
        { "mp4 of noise", "cannot be" },
        { "mp4 with noisy frames", "cannot be decoded" },
        { "mkv cut off", "cut off" },
        { "mkv of noise", "cannot be read" },
        { "sound alone", "no moving picture" },
        { "sound with a cover", "no moving picture" },
        { "mov that points to another file", "can" },
        { "too long", "121 seconds" },
        { "too wide", "on a side" },
        { "too small", "at least 16" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task AdmitAsync_HostileFile_IsRefusedInWordsAndLeavesNothing(string what, string words)
    {
        var content = await MakeAsync(what);
        var work = Directory.CreateTempSubdirectory("gate-").FullName;
        try
        {
            var upload = Path.Combine(work, "upload");
            await File.WriteAllBytesAsync(upload, content);
            var refused = await Assert.ThrowsAsync<MediaRefusedException>(
                () => new MediaGate(TestUploads.Tools, new MediaGateLimits()).AdmitAsync(upload, work, null, default));
            Assert.Contains(words, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(work, refused.Message, StringComparison.Ordinal);
            foreach (var left in Directory.GetFiles(work)) Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(left), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    [Fact]
    public async Task AdmitAsync_FilmOfAThousandFramesASecond_IsKeptAtSixty()
    {
        var film = await FilmAsync("fast.mp4", [.. TestUploads.Pattern(seconds: 0.5, rate: 1000), "-pix_fmt", "yuv420p", "-preset", "ultrafast"]);
        var made = await AdmitAsync(film, new MediaGateLimits());
        Assert.Equal((60.0, 30), (made.FramesPerSecond, made.FrameCount));
    }

    [Fact]
    public async Task AdmitAsync_FilmThatTakesTooLong_IsStopped()
    {
        var film = await FilmAsync("slow.mp4", [.. TestUploads.Pattern(1280, 720, 4, 30), "-pix_fmt", "yuv420p", "-preset", "ultrafast"]);
        var refused = await Assert.ThrowsAsync<MediaRefusedException>(() => AdmitAsync(film, new MediaGateLimits { TranscodeTime = TimeSpan.FromMilliseconds(50) }));
        Assert.Contains("takes too long", refused.Message);
    }

    [Fact]
    public async Task AdmitAsync_FilmThatFillsTheDisk_IsStopped()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/prlimit")) Assert.Skip("Only prlimit(1) bounds what FFmpeg writes.");
        var film = await FilmAsync("noise.mp4", "-f", "lavfi", "-i", "nullsrc=size=256x256:rate=12:duration=2,geq=random(1)*255:128:128", "-pix_fmt", "yuv420p");
        var refused = await Assert.ThrowsAsync<MediaRefusedException>(() => AdmitAsync(film, new MediaGateLimits { OutputBytes = 100_000 }));
        Assert.Contains("disk", refused.Message);
    }

    [Fact]
    public async Task AdmitAsync_FileOverTheLimit_IsRefusedUnread()
    {
        var refused = await Assert.ThrowsAsync<MediaRefusedException>(() => AdmitAsync(new byte[2_000_000], new MediaGateLimits { MaximumBytes = 1024 * 1024 }));
        Assert.Contains("1 MiB", refused.Message);
    }

    [Fact]
    public async Task AdmitAsync_Cancelled_StopsFfmpeg()
    {
        var film = await FilmAsync("long.mp4", [.. TestUploads.Pattern(1280, 720, 4, 30), "-pix_fmt", "yuv420p", "-preset", "ultrafast"]);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AdmitAsync(film, new MediaGateLimits(), new StopAtOnce(stop), stop.Token));
    }

    [Theory]
    [InlineData("/tmp/a\"b")]
    [InlineData("/tmp/a\nb")]
    [InlineData("/tmp/a|b")]
    public async Task AdmitAsync_PathThatTheServerWouldNotMake_IsRefused(string path) =>
        await Assert.ThrowsAsync<ArgumentException>(() => new MediaGate(TestUploads.Tools, new MediaGateLimits()).AdmitAsync(path, "/tmp", null, default));

    private async Task<byte[]> MakeAsync(string what)
    {
        var secret = Path.Combine(folder.Path, "secret.txt");
        await File.WriteAllTextAsync(secret, Secret);
        var film = (string[])[.. TestUploads.Pattern(), "-pix_fmt", "yuv420p"];
        switch (what)
        {
            case "nothing": return [];
            case "one byte": return [0];
            case "noise": return TestUploads.Random(5000, 0);
            case "html as jpg": return TestUploads.Text("<!DOCTYPE html><html><script>alert(1)</script></html>");
            case "script": return TestUploads.Text("#!/bin/sh\nrm -rf /\n");
            case "svg": return TestUploads.Text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
            case "svg with entity": return TestUploads.Text($"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file://{secret}'>]><svg>&x;</svg>");
            case "ffconcat": return TestUploads.Text($"ffconcat version 1.0\nfile '{secret}'\n");
            case "concat list": return TestUploads.Text($"file '{secret}'\nfile '{secret}'\n");
            case "hls playlist": return TestUploads.Text($"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n");
            case "hls after ftyp": return [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0, .. "isomiso2"u8, .. TestUploads.Text($"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n")];
            case "hls after ebml": return [0x1A, 0x45, 0xDF, 0xA3, .. TestUploads.Text($"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n")];
            case "dash manifest": return TestUploads.Text($"<?xml version='1.0'?><MPD><Period><AdaptationSet><Representation><BaseURL>file://{secret}</BaseURL></Representation></AdaptationSet></Period></MPD>");
            case "sdp": return TestUploads.Text("v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n");
            case "subtitles": return TestUploads.Text("1\n00:00:00,000 --> 00:00:01,000\nhello\n");
            case "url shortcut": return TestUploads.Text("[InternetShortcut]\nURL=http://127.0.0.1:5080/media\n");
            case "pdf": return TestUploads.Random(3000, [.. "%PDF-1.7\n"u8, 0]);
            case "zip": return TestUploads.Random(3000, [.. "PK"u8, 3, 4]);
            case "elf": return TestUploads.Random(3000, [0x7F, .. "ELF"u8]);
            case "gzip": return TestUploads.Random(3000, 0x1F, 0x8B, 8);
            case "gif": return await FilmAsync("a.gif", TestUploads.Pattern());
            case "bmp": return await FilmAsync("a.bmp", [.. TestUploads.Pattern(), "-frames:v", "1"]);
            case "tiff": return await FilmAsync("a.tiff", [.. TestUploads.Pattern(), "-frames:v", "1"]);
            case "heic": return TestUploads.Random(3000, [0, 0, 0, 24, .. "ftypheic"u8]);
            case "avif": return TestUploads.Random(3000, [0, 0, 0, 24, .. "ftypavif"u8]);
            case "avi": return await FilmAsync("a.avi", film);
            case "flv": return await FilmAsync("a.flv", film);
            case "ogg": return await FilmAsync("a.ogv", film);
            case "mpegts": return await FilmAsync("a.ts", film);
            case "png cut off": return Cut(NoisyPicture(SKEncodedImageFormat.Png));
            case "png header alone": return TestUploads.Picture(64, 64, SKEncodedImageFormat.Png)[..20];
            case "png that claims 60000 x 60000": return TestUploads.ClaimedPng(60_000, 60_000);
            case "png that claims 7000 x 7000": return TestUploads.ClaimedPng(7000, 7000);
            case "png of 8192 x 8192": return await FilmAsync("a.png", "-f", "lavfi", "-i", "color=size=8192x8192", "-frames:v", "1");
            case "png of 1 x 1": return TestUploads.Picture(1, 1, SKEncodedImageFormat.Png);
            case "jpeg cut off": return Cut(NoisyPicture(SKEncodedImageFormat.Jpeg));
            case "jpeg of noise": return TestUploads.Random(5000, 0xFF, 0xD8, 0xFF, 0xE0);
            case "jpeg with html after it cut": return [.. Cut(NoisyPicture(SKEncodedImageFormat.Jpeg)), .. "<html>"u8];
            case "webp cut off": return Cut(NoisyPicture(SKEncodedImageFormat.Webp));
            case "webp of noise": return TestUploads.Random(5000, [.. "RIFF"u8, 1, 2, 0, 0, .. "WEBP"u8]);
            case "moving webp": return await FilmAsync("a.webp", TestUploads.Pattern());
            case "magicyuv in mkv": return await FilmAsync("a.mkv", [.. TestUploads.Pattern(), "-c:v", "magicyuv", "-pix_fmt", "gbrp"]);
            case "magicyuv in mov": return await FilmAsync("a.mov", [.. TestUploads.Pattern(), "-c:v", "magicyuv", "-pix_fmt", "gbrp", "-tag:v", "M8RG"]);
            case "raw video in mkv": return await FilmAsync("a.mkv", [.. TestUploads.Pattern(), "-c:v", "rawvideo", "-pix_fmt", "yuv420p"]);
            case "theora in mkv": return await FilmAsync("a.mkv", [.. film, "-c:v", "libtheora"]);
            case "gif codec in mkv": return await FilmAsync("a.mkv", [.. TestUploads.Pattern(), "-c:v", "gif"]);
            case "mp4 without its index": return Cut(await FilmAsync("a.mp4", film));
            case "mp4 cut off after its index": return Cut(await FilmAsync("a.mp4", [.. TestUploads.Pattern(320, 240, 4), "-pix_fmt", "yuv420p", "-movflags", "+faststart"]));
            case "mp4 of noise": return TestUploads.Random(50_000, [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8]);
            case "mp4 with noisy frames": return await NoisyFramesAsync();
            case "mkv cut off": return Cut(await FilmAsync("a.mkv", [.. TestUploads.Pattern(320, 240, 4), "-pix_fmt", "yuv420p"]));
            case "mkv of noise": return TestUploads.Random(50_000, 0x1A, 0x45, 0xDF, 0xA3);
            case "sound alone": return await FilmAsync("a.mp4", "-f", "lavfi", "-i", "sine=duration=1");
            case "sound with a cover":
                await File.WriteAllBytesAsync(Path.Combine(folder.Path, "cover.png"), TestUploads.Picture(64, 64, SKEncodedImageFormat.Png));
                return await FilmAsync("a.mp4", "-f", "lavfi", "-i", "sine=duration=1", "-i", Path.Combine(folder.Path, "cover.png"), "-map", "0", "-map", "1", "-c:v", "mjpeg", "-disposition:v:0", "attached_pic");
            case "mov that points to another file": return await ReferenceAsync(secret);
            case "too long": return await FilmAsync("a.mp4", [.. TestUploads.Pattern(seconds: 121, rate: 1), "-pix_fmt", "yuv420p"]);
            case "too wide": return await FilmAsync("a.mp4", [.. TestUploads.Pattern(4128, 64, 0.2), "-pix_fmt", "yuv420p"]);
            case "too small": return await FilmAsync("a.mkv", [.. TestUploads.Pattern(8, 8), "-c:v", "ffv1"]);
            default: throw new ArgumentException(what);
        }
    }

    private static byte[] NoisyPicture(SKEncodedImageFormat format) => TestUploads.Picture(128, 128, format, canvas =>
    {
        var random = new Random(3);
        for (var y = 0; y < 128; y++)
            for (var x = 0; x < 128; x++) canvas.DrawPoint(x, y, new SKColor((uint)random.Next() | 0xFF000000));
    });

    private static byte[] Cut(byte[] whole) => whole[..(whole.Length / 2)];

    // Index and tables are whole; what they point to is noise.
    private async Task<byte[]> NoisyFramesAsync()
    {
        var film = await FilmAsync("a.mp4", [.. TestUploads.Pattern(), "-pix_fmt", "yuv420p", "-movflags", "+faststart"]);
        var data = film.AsSpan().IndexOf("mdat"u8) + 4;
        new Random(5).NextBytes(film.AsSpan(data));
        return film;
    }

    // The data reference of a QuickTime track says that its frames lie in another file.
    private async Task<byte[]> ReferenceAsync(string secret)
    {
        var film = await FilmAsync("a.mov", [.. TestUploads.Pattern(), "-pix_fmt", "yuv420p"]);
        var reference = film.AsSpan().IndexOf("dref"u8);
        Assert.True(reference > 0);
        // Entry: size, "url " or "alis", version, flags; the flag says that the data are in this file.
        var entry = film.AsSpan(reference + 12);
        "url "u8.CopyTo(entry[4..]);
        entry[11] = 0;
        // Without the frames, a demuxer that followed the reference would find them elsewhere, and this one finds none.
        var data = film.AsSpan().IndexOf("mdat"u8) + 4;
        var index = film.AsSpan().IndexOf("moov"u8) - 4;
        film.AsSpan(data, index - data).Clear();
        TestUploads.Text(secret).CopyTo(film.AsSpan(data));
        return film;
    }

    private Task<byte[]> FilmAsync(string name, params string[] arguments) => TestUploads.FilmAsync(folder.Path, name, arguments);

    private async Task<AdmittedMedia> AdmitAsync(byte[] content, MediaGateLimits limits, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder.Path, Guid.NewGuid().ToString("N"))).FullName;
        var upload = Path.Combine(work, "upload");
        await File.WriteAllBytesAsync(upload, content, CancellationToken.None);
        return await new MediaGate(TestUploads.Tools, limits).AdmitAsync(upload, work, progress, cancellationToken);
    }

    private sealed class StopAtOnce(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
