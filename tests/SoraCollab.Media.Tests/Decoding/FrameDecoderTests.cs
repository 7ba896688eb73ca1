using SkiaSharp;
using SoraCollab.Media.Decoding;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Tests.Decoding;

public sealed class FrameDecoderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("soracollab-decoding-").FullName;
    private readonly FrameDecoder decoder = new(FfmpegTools.Find());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Decode_MasterAtItsOwnSize_GivesTheVeryFrames()
    {
        var frames = Frames(9);
        var take = await EncodeAsync(frames);

        Assert.Equal(frames, await decoder.DecodeAsync(take.Master, new FrameTarget(48, 32, 12, 100), CancellationToken.None));
        Assert.Equal(new FilmFacts(48, 32, 9, 12), await decoder.ProbeAsync(take.Master, CancellationToken.None));
    }

    [Theory]
    [InlineData(96, 32, 12.0, 9)]
    [InlineData(48, 64, 24.0, 18)]
    [InlineData(48, 32, 6.0, 5)]
    public async Task Decode_OtherSizeOrRate_ConformsToIt(int width, int height, double rate, int frames)
    {
        var take = await EncodeAsync(Frames(9));

        var decoded = await decoder.DecodeAsync(take.Master, new FrameTarget(width, height, rate, 100), CancellationToken.None);

        Assert.InRange(decoded.Length / (width * height * 3), frames - 1, frames);
    }

    [Fact]
    public async Task Decode_MoreFramesThanWanted_LeavesTheRestAway()
    {
        var frames = Frames(9);
        var take = await EncodeAsync(frames);

        Assert.Equal(frames[..(4 * 48 * 32 * 3)], await decoder.DecodeAsync(take.Master, new FrameTarget(48, 32, null, 4), CancellationToken.None));
    }

    [Fact]
    public async Task Decode_Picture_CoversTheTargetFromItsMiddle()
    {
        using var bitmap = new SKBitmap(40, 20);
        bitmap.Erase(SKColors.Red);
        for (var y = 0; y < 20; y++)
        {
            for (var x = 10; x < 30; x++) bitmap.SetPixel(x, y, SKColors.Blue);
        }

        var path = Path.Combine(folder, "picture.png");
        using (var data = bitmap.Encode(SKEncodedImageFormat.Png, 100)) await File.WriteAllBytesAsync(path, data.ToArray());

        var decoded = await decoder.DecodeAsync(path, new FrameTarget(20, 20, 12, 5), CancellationToken.None);

        Assert.Equal(Enumerable.Repeat(new byte[] { 0, 0, 255 }, 400).SelectMany(pixel => pixel), decoded);
        Assert.Equal((40, 20, 1), ((await decoder.ProbeAsync(path, CancellationToken.None)) is var facts ? (facts.Width, facts.Height, facts.FrameCount) : default));
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXTINF:1,\n/etc/passwd\n")]
    [InlineData("not a film")]
    [InlineData("")]
    public async Task Decode_WhatIsNoFilm_IsRefused(string content)
    {
        var path = Path.Combine(folder, "clip.mkv");
        await File.WriteAllTextAsync(path, content);

        await Assert.ThrowsAsync<MediaToolException>(() => decoder.DecodeAsync(path, new FrameTarget(48, 32, null, 4), CancellationToken.None));
    }

    [Theory]
    [InlineData(0, 32, 12.0, 1)]
    [InlineData(48, 9000, 12.0, 1)]
    [InlineData(48, 32, 0.0, 1)]
    [InlineData(48, 32, 12.0, 0)]
    public async Task Decode_TargetOutOfRange_IsRefused(int width, int height, double rate, int frames) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => decoder.DecodeAsync(Path.Combine(folder, "x.mkv"), new FrameTarget(width, height, rate, frames), CancellationToken.None));

    private Task<EncodedTake> EncodeAsync(byte[] frames) =>
        new TakeEncoder(FfmpegTools.Find()).EncodeAsync(new RgbFrames(frames, 48, 32, frames.Length / (48 * 32 * 3), 12), folder, CancellationToken.None);

    private static byte[] Frames(int count)
    {
        var random = new Random(3);
        var frames = new byte[count * 48 * 32 * 3];
        random.NextBytes(frames);
        return frames;
    }
}
