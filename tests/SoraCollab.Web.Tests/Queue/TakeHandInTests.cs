using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Queue;

public sealed class TakeHandInTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public TakeHandInTests() => _studio = new StudioServer(_folder.Path);

    private GenerationQueue Queue => _studio.Get<GenerationQueue>();

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task AddAsync_RefusedThoughTheShotIsThere_KeepsTheTakeForLater()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var job = await Queue.EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;

        // The room refuses a take under an operation id that somebody else used; a full disk is refused the same way.
        var rooms = _studio.Get<IProjectRooms>();
        await rooms.SendAsync(new CommandEnvelope
        {
            OperationId = new OperationId(job.Value),
            ProjectId = film,
            BaseVersion = (await rooms.OpenAsync(film)).Version,
            Actor = mara.Id,
            Command = new SetShotTitle(shot, "Taken"),
        });

        Assert.Equal(LeaseAnswer.Continue, await host.HandInAsync(lease));
        Assert.Equal(job, Assert.Single(await _studio.Get<IJobStore>().DoneWithoutTakeAsync()).Id);
    }

    [Fact]
    public async Task CompleteAsync_OfAJobThatWasCalledOffMeanwhile_EndsItForEverybody()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var job = await Queue.EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        await host.ReportAsync(lease, step: 20, JobPhase.Uploading);
        await Queue.CancelAsync(job, mara.Id);

        Assert.Equal(LeaseAnswer.Cancel, await host.HandInAsync(lease));

        Assert.Equal(JobState.Cancelled, Assert.Single(Queue.Snapshot.Jobs).State);
        Assert.Equal(LeaseAnswer.LeaseLost, await host.PreviewAsync(lease, step: 20));
        Assert.Empty((await _studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Takes);
    }

    [Fact]
    public async Task CompleteAsync_OfAShotThatWasRemovedMeanwhile_GivesItTheTakeWhenItReturns()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var job = await Queue.EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        await _studio.SendAsync(film, mara.Id, new RemoveShot(shot));

        Assert.Equal(LeaseAnswer.Continue, await host.HandInAsync(lease));
        await _studio.SendAsync(film, mara.Id, new UndoLast());

        var back = (await _studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!;
        Assert.Equal(job.Value, Assert.Single(back.Takes).Id.Value);
        Assert.Equal(job.Value, back.ChosenTake!.Value.Value);
        Assert.Empty(await _studio.Get<IJobStore>().DoneWithoutTakeAsync());
    }
}
