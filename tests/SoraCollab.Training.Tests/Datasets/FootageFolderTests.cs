using System.Diagnostics;
using SoraCollab.Training.Datasets;
using TorchSharp;

namespace SoraCollab.Training.Tests.Datasets;

public sealed class FootageFolderTests : IDisposable
{
    private static readonly ClipFormat Format = new(32, 32, 5, 12);
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task Read_RenderedClipAsVideo_GivesItsFramesInWindows()
    {
        using var scope = torch.NewDisposeScope();
        var drawn = SceneClip.Draw(TrainingScenes.Of(3), Format with { Frames = 13 })[0].Pixels;
        await WriteAsync("boat.mkv", drawn);
        File.WriteAllText(Path.Combine(path, "boat.txt"), "a boat\nat sea\n");

        var footage = new FootageFolder(path);
        var windows = footage.Read(0, Format, 4, TestContext.Current.CancellationToken);

        Assert.Equal(["a boat at sea"], footage.Captions);
        Assert.Equal(2, windows.Count);
        Assert.InRange((windows[0].Pixels - drawn.narrow(0, 0, 5)).abs().max().ToDouble(), 0, 2.0 / 127.5);
        Assert.InRange((windows[1].Pixels - drawn.narrow(0, 5, 5)).abs().max().ToDouble(), 0, 2.0 / 127.5);
    }

    [Fact]
    public async Task Read_VideoTooShort_SaysSo()
    {
        using var scope = torch.NewDisposeScope();
        await WriteAsync("boat.mkv", SceneClip.Draw(TrainingScenes.Of(3), Format with { Frames = 1 })[0].Pixels);
        File.WriteAllText(Path.Combine(path, "boat.txt"), "a boat");

        var refusal = Assert.Throws<InvalidDataException>(() => new FootageFolder(path).Read(0, Format, 1, TestContext.Current.CancellationToken));

        Assert.Contains("has 1 frames at 12 a second; a clip needs 5", refusal.Message);
    }

    [Fact]
    public void Read_NoVideo_SaysWhatFfmpegSays()
    {
        File.WriteAllText(Path.Combine(path, "boat.mp4"), "no video");
        File.WriteAllText(Path.Combine(path, "boat.txt"), "a boat");
        Assert.Contains("FFmpeg cannot read", Assert.Throws<InvalidDataException>(() => new FootageFolder(path).Read(0, Format, 1, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Open_VideoWithoutCaption_NamesTheFileThatIsMissing()
    {
        File.WriteAllText(Path.Combine(path, "boat.mp4"), "");
        Assert.Contains("boat.txt", Assert.Throws<InvalidDataException>(() => new FootageFolder(path)).Message);
    }

    [Fact]
    public void Open_FolderWithoutVideos_SaysWhatIsRead() =>
        Assert.Contains(".mp4", Assert.Throws<InvalidDataException>(() => new FootageFolder(path)).Message);

    private async Task WriteAsync(string name, torch.Tensor frames)
    {
        var raw = Path.Combine(path, "frames.raw");
        File.WriteAllBytes(raw, frames.add(1).mul(127.5).round().to(torch.ScalarType.Byte).contiguous().bytes.ToArray());
        string[] words = ["-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "32x32", "-r", "12", "-i", raw, "-c:v", "ffv1", "-pix_fmt", "bgr0", Path.Combine(path, name)];
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", words))!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        File.Delete(raw);
    }
}
