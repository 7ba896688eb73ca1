using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Tests.Tools;

public sealed class FfmpegToolsTests
{
    [Fact]
    public void Find_FolderWithoutThePrograms_SaysWhereItLookedAndHowToGetThem()
    {
        using var folder = new TemporaryFolder();

        var failure = Assert.Throws<FfmpegMissingException>(() => FfmpegTools.Find(folder.Path));

        Assert.Contains(folder.Path, failure.Message);
        Assert.Contains("apt install ffmpeg", failure.Message);
    }
}
