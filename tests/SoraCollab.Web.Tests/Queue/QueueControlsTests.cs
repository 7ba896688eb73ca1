using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Queue;

/// <summary>Pausing, calling off, putting in order and foretelling the whole queue.</summary>
public sealed class QueueControlsTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public QueueControlsTests() => _studio = new StudioServer(_folder.Path);

    private GenerationQueue Queue => _studio.Get<GenerationQueue>();

    private QueueControls Controls => _studio.Get<QueueControls>();

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task PauseAsync_ByTheOwner_HandsOutNothingUntilResumed()
    {
        var (mara, film, shot) = await FilmAsync();
        await _studio.Get<AccountStore>().SetAdministratorAsync(mara.Id, true);
        var owner = new Person(mara.Id, "Mara", IsOwner: true);
        await using var host = await _studio.ConnectHostAsync();
        await Controls.PauseAsync(owner);
        Assert.True(Queue.Snapshot.IsPaused);
        await Queue.EnqueueAsync(film, shot, mara.Id);
        Assert.True(Queue.Snapshot.Of(film).IsPaused);
        await Expect.NextAsync(host.Queued.Reader);
        Assert.Null(await host.RequestJobAsync());
        while (host.Queued.Reader.TryRead(out _))
        {
        }
        await Controls.ResumeAsync(owner);
        Assert.False(Queue.Snapshot.IsPaused);
        await Expect.NextAsync(host.Queued.Reader);
        Assert.NotNull(await host.RequestJobAsync());
    }

    [Fact]
    public async Task PauseAsync_ByAnotherMember_IsRefused()
    {
        var (mara, _, _) = await FilmAsync();
        await Assert.ThrowsAsync<NotTheOwnerException>(() => Controls.PauseAsync(new Person(mara.Id, "Mara", IsOwner: true)));
        Assert.False(await _studio.Get<IJobStore>().IsPausedAsync());
    }

    [Fact]
    public async Task CancelMineAsync_RunningAndWaiting_EndsMineAndLeavesOthers()
    {
        var (mara, film, shot) = await FilmAsync();
        var (ben, theirs, theirShot) = await FilmAsync();
        await using var host = await _studio.ConnectHostAsync();
        await Queue.EnqueueAsync(film, shot, new NewTake(), 3, mara.Id);
        var kept = await Queue.EnqueueAsync(theirs, theirShot, ben.Id);
        var running = (await host.RequestJobAsync())!;
        Assert.Equal(3, await Controls.CancelMineAsync(mara.Id));
        Assert.Equal(0, await Controls.CancelMineAsync(mara.Id));
        Assert.Equal((running.JobId, running.LeaseToken), await Expect.NextAsync(host.Cancelled.Reader));
        await host.ReleaseAsync(running, cancelled: true);
        Assert.Equal(kept, Assert.Single(Queue.Snapshot.Jobs, job => !job.HasEnded).Id);
    }

    [Fact]
    public async Task MoveAsync_OwnJobs_AreServedInTheNewOrder()
    {
        var (mara, film, shot) = await FilmAsync();
        var (ben, _, _) = await FilmAsync();
        await using var host = await _studio.ConnectHostAsync();
        var asked = await Queue.EnqueueAsync(film, shot, new NewTake(), 3, mara.Id);
        await Assert.ThrowsAsync<GenerationRefusedException>(() => Controls.MoveAsync(asked[2], asked[0], ben.Id));
        await Controls.MoveAsync(asked[2], asked[0], mara.Id);
        Assert.Equal([asked[2], asked[0], asked[1]], Queue.Snapshot.Jobs.OrderBy(job => job.Position).Select(job => job.Id));
        Assert.Equal(asked[2], (await host.RequestJobAsync())!.JobId);
        await Assert.ThrowsAsync<JobStateException>(() => Controls.MoveAsync(asked[2], null, mara.Id));
        await Assert.ThrowsAsync<JobNotFoundException>(() => Controls.MoveAsync(JobId.New(), null, mara.Id));
    }

    [Fact]
    public async Task ForecastAsync_LearnsFromTheHostsOwnTakes()
    {
        var (mara, film, shot) = await FilmAsync();
        await using var host = await _studio.ConnectHostAsync();
        await Queue.EnqueueAsync(film, shot, mara.Id);
        Assert.Empty(await Controls.ForecastAsync());
        foreach (var seconds in new[] { 30.0, 40, 500 })
        {
            var lease = await host.RequestJobAsync();
            var completion = await host.UploadedAsync(lease!);
            await host.CompleteAsync(completion with { Recipe = completion.Recipe with { GenerationSeconds = seconds } });
            await Queue.EnqueueAsync(film, shot, mara.Id);
        }
        var second = await Queue.EnqueueAsync(film, shot, mara.Id);
        var forecast = await Controls.ForecastAsync();
        Assert.Equal(new JobForecast(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(80)), forecast[second]);
        await _studio.Get<AccountStore>().SetAdministratorAsync(mara.Id, true);
        await Controls.PauseAsync(new Person(mara.Id, "Mara", IsOwner: true));
        Assert.Empty(await Controls.ForecastAsync());
    }

    private async Task<(Member Member, ProjectId Film, ShotId Shot)> FilmAsync()
    {
        var member = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(member);
        return (member, film, shot);
    }
}
