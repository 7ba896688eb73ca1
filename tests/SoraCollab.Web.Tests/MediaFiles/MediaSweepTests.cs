using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.MediaFiles;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.MediaFiles;

public sealed class MediaSweepTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedClock _clock = new();
    private readonly StudioServer _studio;

    public MediaSweepTests() => _studio = new StudioServer(_folder.Path, _clock);

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task SweepAsync_AfterTheSetTimes_FreesOrphansThenDeletedProjects()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, _) = await _studio.AddFilmAsync(mara);
        var media = _studio.Get<IMediaStore>();
        var orphan = await media.AddAsync(new MemoryStream([1, 2, 3]), "video/mp4");
        await _studio.Get<IProjectStore>().ArchiveAsync(film);
        var sweep = _studio.Get<MediaSweep>();

        await sweep.SweepAsync();
        Assert.NotNull(await media.FindAsync(orphan.Hash));
        _clock.PutForward(TimeSpan.FromDays(8));
        await sweep.SweepAsync();
        Assert.Null(await media.FindAsync(orphan.Hash));
        Assert.NotNull(await _studio.Get<IStoryboardStore>().LoadAsync(film));
        _clock.PutForward(TimeSpan.FromDays(23));
        await sweep.SweepAsync();
        Assert.Null(await _studio.Get<IStoryboardStore>().LoadAsync(film));
    }
}
