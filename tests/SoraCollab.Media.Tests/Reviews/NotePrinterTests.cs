using SkiaSharp;
using SoraCollab.Core.Reviews;
using SoraCollab.Media.Decoding;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Reviews;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Tests.Reviews;

public sealed class NotePrinterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FfmpegTools tools = FfmpegTools.Find();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(11)]
    public async Task ReadAsync_OfEachFrame_GivesThatOne(int frame)
    {
        var clip = (await new TakeEncoder(tools).EncodeAsync(TestClip.Make(), folder.Path, CancellationToken.None)).Clip;
        using var picture = SKBitmap.Decode(await new FrameStill(tools).ReadAsync(clip, frame, 12, folder.Path, CancellationToken.None));
        Assert.Equal((96, 64), (picture.Width, picture.Height));
        // The bright square's left edge stands eight pixels in, and one more with each frame.
        var edge = Enumerable.Range(0, 96).First(x => picture.GetPixel(x, 28).Red > 180);
        Assert.InRange(edge, frame + 7, frame + 9);
    }

    [Fact]
    public async Task ReadAsync_BeyondTheEnd_SaysThatThereIsNoSuchFrame()
    {
        var clip = (await new TakeEncoder(tools).EncodeAsync(TestClip.Make(), folder.Path, CancellationToken.None)).Clip;
        var failure = await Assert.ThrowsAsync<MediaToolException>(() => new FrameStill(tools).ReadAsync(clip, 40, 12, folder.Path, CancellationToken.None));
        Assert.Contains("40", failure.Message);
    }

    [Fact]
    public void Print_ManyNotes_GivesAsManyPagesAsTheyNeed()
    {
        using var few = new MemoryStream();
        using var many = new MemoryStream();
        NotePrinter.Print("Saltlight", [Sheet("Slower.")], few);
        NotePrinter.Print("Saltlight", Enumerable.Repeat(Sheet(string.Join(' ', Enumerable.Repeat("Slower, and let the rope land.", 20)) + "\n" + new string('w', 300)), 9), many);
        Assert.Equal(1, Pages(few));
        Assert.InRange(Pages(many), 4, 9);
    }

    [Fact]
    public void Print_WithoutNotes_SaysSoOnOnePage()
    {
        using var none = new MemoryStream();
        NotePrinter.Print("Saltlight", [], none);
        Assert.Equal(1, Pages(none));
    }

    public void Dispose() => folder.Dispose();

    private static int Pages(MemoryStream pdf)
    {
        var text = System.Text.Encoding.Latin1.GetString(pdf.ToArray());
        Assert.StartsWith("%PDF-", text);
        // Pictures are kept without loss.
        Assert.DoesNotContain("DCTDecode", text);
        return System.Text.RegularExpressions.Regex.Count(text, @"/Type\s*/Page\b(?!s)");
    }

    private static NoteSheet Sheet(string words)
    {
        using var bitmap = new SKBitmap(320, 180);
        bitmap.Erase(SKColors.SteelBlue);
        return new NoteSheet
        {
            Subject = "010 The balloon lifts, take 5", Time = "00:03:09", Author = "Jun Okafor", Words = words, Replies = [("Mara", "Agreed.")],
            Picture = bitmap.Encode(SKEncodedImageFormat.Png, 90).ToArray(),
            Drawing = [.. Enum.GetValues<StrokeKind>().Select(kind => new Stroke { Kind = kind, Points = kind == StrokeKind.Text ? [new(0.2, 0.2)] : [new(0.2, 0.2), new(0.7, 0.8)], Words = kind == StrokeKind.Text ? "here" : "" })],
        };
    }
}
