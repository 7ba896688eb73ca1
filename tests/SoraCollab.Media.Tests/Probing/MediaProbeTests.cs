using SoraCollab.Media.Probing;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Tests.Probing;

public sealed class MediaProbeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task ProbeAsync_DamagedFile_IsRefusedByName()
    {
        var file = Path.Combine(folder.Path, "damaged.mp4");
        await File.WriteAllBytesAsync(file, new byte[500], TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<MediaToolException>(() => new MediaProbe(FfmpegTools.Find()).ProbeAsync(file, CancellationToken.None));

        Assert.Contains("damaged.mp4", failure.Message);
    }

    [Fact]
    public async Task ProbeAsync_MissingFile_IsRefused() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() => new MediaProbe(FfmpegTools.Find()).ProbeAsync(Path.Combine(folder.Path, "none.mp4"), CancellationToken.None));

    public void Dispose() => folder.Dispose();
}
