using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Previews;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Queue;

/// <summary>The queue, each test with a studio of its own: it has the queue to itself, sets the clock and may be stopped.</summary>
public sealed class GenerationTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedClock _clock = new();
    private StudioServer _studio;

    public GenerationTests() => _studio = new StudioServer(_folder.Path, _clock);

    private GenerationQueue Queue => _studio.Get<GenerationQueue>();

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task TakeOfAJob_WhenHandedIn_StandsInItsShotAndIsChosen()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var job = await Queue.EnqueueAsync(film, shot, mara.Id);
        await Expect.NextAsync(host.Queued.Reader);
        var lease = (await host.RequestJobAsync())!;
        Assert.Equal((job, 1), (lease.JobId, lease.Attempt));
        Assert.Equal("A red balloon over a quiet bay.", lease.Order.Prompt);
        Assert.Equal(LeaseAnswer.Continue, await host.ReportAsync(lease, step: 5));
        var running = Queue.Snapshot.ForShot(shot)!;
        Assert.Equal((JobState.Running, 5, 20, "kiln-a", 0), (running.State, running.Step, running.StepCount, running.HostName, running.Position));
        Assert.Equal(TimeSpan.FromSeconds(1.5), running.Remaining);

        Assert.Equal(LeaseAnswer.Continue, await host.HandInAsync(lease));
        Assert.Equal(LeaseAnswer.Continue, await host.HandInAsync(lease));

        var made = (await _studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!;
        var take = Assert.Single(made.Takes);
        Assert.Equal(take.Id, made.ChosenTake);
        Assert.Equal((1, mara.Id), (take.Number, take.CreatedBy));
        Assert.Null(Queue.Snapshot.ForShot(shot));
        Assert.Equal(JobState.Done, Assert.Single(Queue.Snapshot.Jobs).State);
    }

    [Fact]
    public async Task SecondTake_OfAShot_IsAddedButNotChosen()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        for (var take = 0; take < 2; take++)
        {
            await Queue.EnqueueAsync(film, shot, mara.Id);
            await host.HandInAsync((await host.RequestJobAsync())!);
        }
        var made = (await _studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!;
        Assert.Equal([1, 2], made.Takes.Select(take => take.Number));
        Assert.Equal(made.Takes[0].Id, made.ChosenTake);
    }

    [Fact]
    public async Task FailedJob_AfterARestart_ShowsItsReasonAndIsTriedAgain()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using (var host = await _studio.ConnectHostAsync())
        {
            await Queue.EnqueueAsync(film, shot, mara.Id);
            await host.FailAsync((await host.RequestJobAsync())!, "The model needs 3.1 GB and 1.4 GB are free.");
        }
        await _studio.DisposeAsync();
        _studio = new StudioServer(_folder.Path, _clock);

        var (circuit, board) = await mara.At(_studio).OpenBoardAsync(film);
        await using var open = circuit;
        Assert.Equal((JobState.Failed, "The model needs 3.1 GB and 1.4 GB are free."), (board.Setback(shot)!.State, board.Setback(shot)!.Error));
        Assert.True(await board.RetryAsync(shot), board.LastRefusal);
        Assert.Null(board.Setback(shot));
        Assert.False(await board.RetryAsync(shot));

        await using var second = await _studio.ConnectHostAsync("kiln-b");
        var lease = (await second.RequestJobAsync())!;
        Assert.Equal(2, lease.Attempt);
        await second.HandInAsync(lease);
        Assert.Null(board.Setback(shot));
        Assert.Single((await _studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Takes);
    }

    [Fact]
    public async Task SecondJob_WhileOneRuns_WaitsBehindIt()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var first = await Queue.EnqueueAsync(film, shot, mara.Id);
        var second = await Queue.EnqueueAsync(film, shot, mara.Id);
        var third = await Queue.EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        Assert.Equal(first, lease.JobId);
        Assert.Equal([(first, 0), (second, 1), (third, 2)], Queue.Snapshot.Jobs.Select(job => (job.Id, job.Position)));
        Assert.Equal((1, 2), (Queue.Snapshot.RunningCount, Queue.Snapshot.WaitingCount));
        await host.HandInAsync(lease);
        Assert.Equal(second, (await host.RequestJobAsync())!.JobId);
    }

    [Fact]
    public async Task CancelAsync_OfARunningJob_StopsItAtTheNextStep()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var job = await Queue.EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        await host.ReportAsync(lease, step: 1);
        await Queue.CancelAsync(job, mara.Id);
        Assert.True(Queue.Snapshot.ForShot(shot)!.IsStopping);
        Assert.Equal((job, lease.LeaseToken), await Expect.NextAsync(host.Cancelled.Reader));
        Assert.Equal(LeaseAnswer.Cancel, await host.ReportAsync(lease, step: 2));
        await host.ReleaseAsync(lease, cancelled: true);
        Assert.Equal(JobState.Cancelled, Assert.Single(Queue.Snapshot.Jobs).State);
        Assert.Empty((await _studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Takes);
    }

    [Fact]
    public async Task CancelAsync_OfAWaitingJob_EndsItAtOnceAndLeavesTheOthers()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var first = await Queue.EnqueueAsync(film, shot, mara.Id);
        var second = await Queue.EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        await Queue.CancelAsync(second, mara.Id);
        Assert.Equal([(first, JobState.Leased), (second, JobState.Cancelled)], Queue.Snapshot.Jobs.Select(job => (job.Id, job.State)));
        Assert.Equal(LeaseAnswer.Continue, await host.ReportAsync(lease, step: 1));
    }

    [Fact]
    public async Task JobOfADeadHost_RunsAgainFromItsSavedLatents_AndTheDeadOneCountsNoMore()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        JobLease lost;
        await using (var dying = await _studio.ConnectHostAsync("dying"))
        {
            await Queue.EnqueueAsync(film, shot, mara.Id);
            lost = (await dying.RequestJobAsync())!;
            await dying.ReportAsync(lost, step: 8);
            Assert.Equal(LeaseAnswer.Continue, await dying.SaveAsync(lost, step: 8, latents: [1, 2, 3, 4]));
        }
        await using var heir = await _studio.ConnectHostAsync("heir");
        Assert.Null(await heir.RequestJobAsync());
        while (heir.Queued.Reader.TryRead(out _))
        {
        }
        _clock.PutForward(TimeSpan.FromSeconds(31));
        await Expect.NextAsync(heir.Queued.Reader);
        var again = (await heir.RequestJobAsync())!;
        Assert.Equal((lost.JobId, 2), (again.JobId, again.Attempt));
        Assert.True(again.LeaseToken > lost.LeaseToken);
        Assert.Equal(8, again.Checkpoint!.Step);
        Assert.Equal([1, 2, 3, 4], again.Checkpoint.Latents);
        Assert.Equal(lost.Order, again.Order);

        var late = TestHost.CompletionOf(lost, new string('b', 64), 1, new string('c', 64), 1);
        Assert.Equal(LeaseAnswer.LeaseLost, await heir.CompleteAsync(late));
        Assert.Equal(LeaseAnswer.LeaseLost, await heir.ReportAsync(lost, step: 9));
        Assert.Equal(LeaseAnswer.Continue, await heir.HandInAsync(again));
        Assert.Single((await _studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Takes);
    }

    [Fact]
    public async Task JobThatThreeHostsDiedOf_IsQuarantinedAndCanBeQueuedAgain()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var job = await Queue.EnqueueAsync(film, shot, mara.Id);
        for (var death = 1; death <= 3; death++)
        {
            Assert.Equal(job, (await host.RequestJobAsync())!.JobId);
            var expected = death < 3 ? JobState.Queued : JobState.Quarantined;
            var taken = Expect.UntilAsync(() => Queue.Snapshot.Jobs.Single().State == expected, look => Queue.Changed += look, look => Queue.Changed -= look);
            _clock.PutForward(TimeSpan.FromSeconds(31));
            await taken;
        }
        Assert.Null(await host.RequestJobAsync());
        Assert.NotNull(Queue.Snapshot.Jobs.Single().Error);
        await Queue.RetryAsync(job, mara.Id);
        Assert.Equal(job, (await host.RequestJobAsync())!.JobId);
    }

    [Fact]
    public async Task Queue_AfterARestart_HasEveryJob()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        JobId running, waiting;
        await using (var host = await _studio.ConnectHostAsync())
        {
            running = await Queue.EnqueueAsync(film, shot, mara.Id);
            waiting = await Queue.EnqueueAsync(film, shot, mara.Id);
            await host.ReportAsync((await host.RequestJobAsync())!, step: 3);
        }
        await _studio.DisposeAsync();
        _studio = new StudioServer(_folder.Path, _clock);
        await Expect.UntilAsync(() => Queue.Snapshot.Jobs.Length == 2, look => Queue.Changed += look, look => Queue.Changed -= look);
        Assert.Equal([running, waiting], Queue.Snapshot.Jobs.Select(job => job.Id));

        await using var heir = await _studio.ConnectHostAsync("heir");
        _clock.PutForward(TimeSpan.FromSeconds(31));
        await Expect.UntilAsync(() => Queue.Snapshot.WaitingCount == 2, look => Queue.Changed += look, look => Queue.Changed -= look);
        Assert.Equal(running, (await heir.RequestJobAsync())!.JobId);
    }

    [Fact]
    public async Task FailedJob_KeepsItsReason()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        await Queue.EnqueueAsync(film, shot, mara.Id);
        await host.FailAsync((await host.RequestJobAsync())!, "The model needs 3.1 GB and 1.4 GB are free.");
        var failed = Assert.Single(Queue.Snapshot.Jobs);
        Assert.Equal((JobState.Failed, "The model needs 3.1 GB and 1.4 GB are free."), (failed.State, failed.Error));
    }

    [Fact]
    public async Task TakeOfARemovedShot_IsHandedInWithoutHarm()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        await Queue.EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        await _studio.SendAsync(film, mara.Id, new RemoveShot(shot));
        Assert.Equal(LeaseAnswer.Continue, await host.HandInAsync(lease));
        Assert.Empty(await _studio.Get<IJobStore>().DoneWithoutTakeAsync());
        Assert.Empty((await _studio.Get<IProjectRooms>().OpenAsync(film)).Shots);
    }

    [Fact]
    public async Task EnqueueAsync_WhatCannotBeMade_SaysWhy()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        var noHost = await Assert.ThrowsAnyAsync<StudioException>(() => Queue.EnqueueAsync(film, shot, mara.Id));
        Assert.Contains("host", noHost.Message);

        await using var host = await _studio.ConnectHostAsync();
        await _studio.SendAsync(film, mara.Id, new SetShotFormat(shot, new ShotFormat(250, 160, 25, 12)));
        var odd = await Assert.ThrowsAnyAsync<StudioException>(() => Queue.EnqueueAsync(film, shot, mara.Id));
        Assert.Contains("multiples of 32", odd.Message);
        await _studio.SendAsync(film, mara.Id, new SetShotFormat(shot, new ShotFormat(256, 160, 265, 12)));
        var longer = await Assert.ThrowsAnyAsync<StudioException>(() => Queue.EnqueueAsync(film, shot, mara.Id));
        Assert.Contains("up to 257 frames", longer.Message);
        await Assert.ThrowsAsync<ShotNotFoundException>(() => Queue.EnqueueAsync(film, ShotId.New(), mara.Id));
        Assert.Empty(Queue.Snapshot.Jobs);
    }

    [Fact]
    public async Task EnqueueAsync_LockedSeed_IsKeptAndOpenSeedIsNew()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        await _studio.SendAsync(film, mara.Id, new SetShotSeed(shot, 48_210_773, Locked: true));
        await Queue.EnqueueAsync(film, shot, mara.Id);
        await _studio.SendAsync(film, mara.Id, new SetShotSeed(shot, 48_210_773, Locked: false));
        await Queue.EnqueueAsync(film, shot, mara.Id);
        Assert.Equal(48_210_773ul, (await host.RequestJobAsync())!.Order.Seed);
        Assert.NotEqual(48_210_773ul, (await host.RequestJobAsync())!.Order.Seed);
    }

    [Fact]
    public async Task Board_OfAnotherFilm_ShowsNoneOfItsJobsButTheirPlaces()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        var (other, otherShot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        await Queue.EnqueueAsync(film, shot, mara.Id);
        await Queue.EnqueueAsync(other, otherShot, mara.Id);
        var (circuit, board) = await mara.OpenBoardAsync(other);
        await using (circuit)
            Assert.Equal((otherShot, 2), (Assert.Single(board.Queue.Jobs).Shot, board.Queue.Jobs[0].Position));
    }

    [Fact]
    public async Task Board_OfAnotherFilm_CancelsNoneOfItsJobs()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        var stranger = await _studio.AddMemberAsync("Stranger");
        var (other, _) = await _studio.AddFilmAsync(stranger);
        await using var host = await _studio.ConnectHostAsync();
        var job = await Queue.EnqueueAsync(film, shot, mara.Id);
        var (circuit, board) = await stranger.OpenBoardAsync(other);
        await using (circuit)
        {
            Assert.False(await board.CancelAsync(job));
            Assert.Contains("this project", board.LastRefusal);
        }
        Assert.Equal(JobState.Queued, Assert.Single(Queue.Snapshot.Jobs).State);
    }

    [Fact]
    public async Task RevokedHost_IsPutOutAndCannotComeBack()
    {
        var (account, key) = await _studio.Get<IHostStore>().CreateAsync("stray");
        var host = await TestHost.ConnectAsync(_studio.Address, key, "stray");
        Assert.Single(_studio.Get<HostRegistry>().Hosts, one => one.IsOnline);
        await _studio.Get<IHostStore>().RevokeAsync(account.Id);
        _studio.Get<HostRegistry>().Find(account.Id)!.Abort();
        await host.Closed.WaitAsync(Expect.Patience);
        await host.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => TestHost.ConnectAsync(_studio.Address, key, "stray"));
    }

    [Fact]
    public async Task JobGivenBack_OfAHostThatSentPreviews_LeavesNoSheet()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        var job = await Queue.EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        await host.ReportAsync(lease, step: 3);
        await host.PreviewAsync(lease, step: 3);
        Assert.NotNull(_studio.Get<PreviewBroker>().Last(job));

        await host.ReleaseAsync(lease, cancelled: false);

        Assert.Null(_studio.Get<PreviewBroker>().Last(job));
    }
}
