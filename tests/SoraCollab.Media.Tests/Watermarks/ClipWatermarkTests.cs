using SoraCollab.Media.Encoding;
using SoraCollab.Media.Tools;
using SoraCollab.Media.Watermarks;

namespace SoraCollab.Media.Tests.Watermarks;

public sealed class ClipWatermarkTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FfmpegTools tools = FfmpegTools.Find();

    [Theory]
    [InlineData("Priya Nair")]
    [InlineData("%{pts} ' : \\ ;[out],drawtext=text=x")]
    public async Task WriteAsync_ANameOfAnyKind_StandsOnEveryFrameAndNothingElseChanges(string name)
    {
        var clip = TestClip.Make(192, 128, 12, 12);
        var plain = (await new TakeEncoder(tools).EncodeAsync(clip, folder.Path, CancellationToken.None)).Clip;
        var marked = Path.Combine(folder.Path, "marked.mp4");
        await new ClipWatermark(tools, Font()).WriteAsync(plain, 192, 128, name, marked, CancellationToken.None);

        var (before, after) = (await DecodeAsync(plain), await DecodeAsync(marked));
        Assert.Equal(before.Length, after.Length);
        var frame = 192 * 128 * 3;
        for (var at = 0; at < 12; at++)
        {
            Assert.InRange(Changed(before, after, at * frame, 40, 88), 150, frame);
            Assert.InRange(Changed(before, after, at * frame, 0, 18), 0, 20);
        }

        Assert.Equal(2, Directory.GetFiles(folder.Path, "*.mp4").Length);
        Assert.Empty(Directory.GetDirectories(folder.Path));
    }

    [Fact]
    public async Task WriteAsync_OfWhatIsNoClip_LeavesNothing()
    {
        var wrong = Path.Combine(folder.Path, "wrong.mp4");
        await File.WriteAllTextAsync(wrong, "#EXTM3U\nfile:///etc/passwd\n", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<MediaToolException>(() => new ClipWatermark(tools, Font()).WriteAsync(wrong, 192, 128, "Priya", Path.Combine(folder.Path, "marked.mp4"), CancellationToken.None));
        Assert.Equal([wrong], Directory.GetFileSystemEntries(folder.Path));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>How many bytes of some lines are another, by more than coding changes them.</summary>
    private static int Changed(byte[] before, byte[] after, int offset, int from, int to) =>
        Enumerable.Range(offset + (from * 192 * 3), (to - from) * 192 * 3).Count(at => Math.Abs(before[at] - after[at]) > 20);

    private async Task<byte[]> DecodeAsync(string file)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Path.Combine(tools.Folder, "ffmpeg"),
            ["-v", "error", "-i", file, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    // The typeface that the studio itself uses, which its build puts there.
    private static string Font()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "SoraCollab.sln"))) at = at.Parent;
        return Path.Combine(at.FullName, "wwwroot", "lib", "fonts", "inter-latin-wght-normal.woff2");
    }
}
