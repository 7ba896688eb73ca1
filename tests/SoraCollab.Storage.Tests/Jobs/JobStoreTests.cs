using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Storage.Tests.Jobs;

public sealed class JobStoreTests
{
    private static readonly string[] Models = ["animatic"];

    [Fact]
    public async Task ClaimAsync_ManyHostsAtOnce_EachJobGoesToOne()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        for (var i = 0; i < 10; i++) await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        var claimed = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => studio.Jobs.ClaimAsync(HostId.New(), Models))));
        var taken = claimed.OfType<GenerationJob>().ToList();
        Assert.Equal(10, taken.Count);
        Assert.Equal(10, taken.Select(job => job.Id).Distinct().Count());
        Assert.All(taken, job => Assert.Equal(1, job.LeaseToken));
    }

    [Fact]
    public async Task ClaimAsync_HundredOfOneAndOneOfAnother_TheOtherIsNext()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        for (var i = 0; i < 100; i++) await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        Assert.Equal(new UserId("ana"), (await studio.Jobs.ClaimAsync(HostId.New(), Models))!.RequestedBy);
        studio.Time.Advance(TimeSpan.FromSeconds(1));
        var bens = await studio.Jobs.EnqueueAsync(Job(studio, project, "ben"));
        Assert.Equal(bens.Id, (await studio.Jobs.ListOpenAsync())[1].Id);
        Assert.Equal(bens.Id, (await studio.Jobs.ClaimAsync(HostId.New(), Models))!.Id);
    }

    [Fact]
    public async Task ClaimAsync_ModelTheHostLacks_IsNotHandedOut()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        Assert.Null(await studio.Jobs.ClaimAsync(HostId.New(), ["other"]));
        Assert.Null(await studio.Jobs.ClaimAsync(HostId.New(), []));
    }

    [Fact]
    public async Task ReapAsync_SilentHost_HandsTheJobToTheNextWithItsCheckpoint()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        var first = (await studio.Jobs.ClaimAsync(HostId.New(), Models))!;
        Assert.Equal(LeaseAnswer.Continue, await studio.Jobs.RenewAsync(Progress(first, 8)));
        Assert.Equal(LeaseAnswer.Continue, await studio.Jobs.SaveCheckpointAsync(Checkpoint(first, 8)));
        Assert.Empty(await studio.Jobs.ReapAsync());
        studio.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(JobState.Queued, Assert.Single(await studio.Jobs.ReapAsync()).State);

        var second = (await studio.Jobs.ClaimAsync(HostId.New(), Models))!;
        Assert.Equal((2L, 8, 1), (second.LeaseToken, second.Checkpoint!.Step, second.Deaths));
        Assert.Equal([1, 2, 3], second.Checkpoint.Latents);
        Assert.Equal(LeaseAnswer.LeaseLost, await studio.Jobs.RenewAsync(Progress(first, 9)));
        Assert.Equal(LeaseAnswer.LeaseLost, await studio.Jobs.CompleteAsync(Completion(first)));
        Assert.Equal(LeaseAnswer.LeaseLost, await studio.Jobs.SaveCheckpointAsync(Checkpoint(first, 9)));
        Assert.Equal(LeaseAnswer.Continue, await studio.Jobs.CompleteAsync(await UploadedAsync(studio, second)));
        Assert.Null((await studio.Jobs.FindAsync(second.Id))!.Checkpoint);
    }

    [Fact]
    public async Task ReapAsync_ThreeDeaths_Quarantines()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var job = await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(await studio.Jobs.ClaimAsync(HostId.New(), Models));
            studio.Time.Advance(TimeSpan.FromMinutes(1));
            await studio.Jobs.ReapAsync();
        }
        Assert.Null(await studio.Jobs.ClaimAsync(HostId.New(), Models));
        Assert.Equal(JobState.Quarantined, (await studio.Jobs.FindAsync(job.Id))!.State);
        await studio.Jobs.RetryAsync(job.Id);
        Assert.NotNull(await studio.Jobs.ClaimAsync(HostId.New(), Models));
    }

    [Fact]
    public async Task CompleteAsync_FilesThatWereNotUploaded_IsRefusedAndTheJobGoesOn()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        var job = (await studio.Jobs.ClaimAsync(HostId.New(), Models))!;
        await studio.Jobs.SaveCheckpointAsync(Checkpoint(job, 8));
        var missing = await Assert.ThrowsAsync<MediaNotFoundException>(() => studio.Jobs.CompleteAsync(Completion(job)));
        Assert.Equal(TestStudio.Take(job.ShotId).Media.ClipHash, missing.Hash);
        var kept = (await studio.Jobs.FindAsync(job.Id))!;
        Assert.Equal((JobState.Leased, 8), (kept.State, kept.Checkpoint!.Step));
    }

    [Fact]
    public async Task CompleteAsync_Twice_KeepsOneAndWaitsForItsTake()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        var job = (await studio.Jobs.ClaimAsync(HostId.New(), Models))!;
        var completion = await UploadedAsync(studio, job);
        Assert.Equal(LeaseAnswer.Continue, await studio.Jobs.CompleteAsync(completion));
        var done = await studio.Jobs.FindAsync(job.Id);
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(LeaseAnswer.Continue, await studio.Jobs.CompleteAsync(completion));
        Assert.Equal(done, await studio.Jobs.FindAsync(job.Id));
        Assert.Equal(done, Assert.Single(await studio.Jobs.DoneWithoutTakeAsync()));
        await studio.Jobs.MarkTakeAddedAsync(job.Id);
        Assert.Empty(await studio.Jobs.DoneWithoutTakeAsync());
        Assert.Empty(await studio.Jobs.ListOpenAsync());
        Assert.Equal(job.Id, Assert.Single(await studio.Jobs.ListRecentAsync(project, 10)).Id);
    }

    [Fact]
    public async Task CancelAsync_BeforeAndAfterClaim_StopsIt()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var queued = await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        Assert.Equal(JobState.Cancelled, (await studio.Jobs.CancelAsync(queued.Id)).State);
        Assert.Null(await studio.Jobs.ClaimAsync(HostId.New(), Models));
        await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        var running = (await studio.Jobs.ClaimAsync(HostId.New(), Models))!;
        Assert.True((await studio.Jobs.CancelAsync(running.Id)).CancelRequested);
        Assert.Equal(LeaseAnswer.Cancel, await studio.Jobs.RenewAsync(Progress(running, 1)));
        await studio.Jobs.ReleaseAsync(new JobRelease { JobId = running.Id, LeaseToken = running.LeaseToken });
        Assert.Equal(JobState.Cancelled, (await studio.Jobs.FindAsync(running.Id))!.State);
        await Assert.ThrowsAsync<JobNotFoundException>(() => studio.Jobs.CancelAsync(JobId.New()));
    }

    [Fact]
    public async Task ListOpenAsync_AfterARestart_HasEveryQueuedJob()
    {
        var folder = TestStudio.NewFolder();
        var jobs = new List<GenerationJob>();
        await using (var studio = await TestStudio.StartAsync(folder))
        {
            var project = (await studio.AddProjectAsync()).History.Current.Id;
            for (var i = 0; i < 5; i++) jobs.Add(await studio.Jobs.EnqueueAsync(Job(studio, project, "ana")));
            Assert.Equal(jobs[0], await studio.Jobs.EnqueueAsync(jobs[0] with { RequestedBy = new UserId("ben") }));
        }
        await using (var studio = await TestStudio.StartAsync(folder)) Assert.Equal(jobs, await studio.Jobs.ListOpenAsync());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task EnqueueAsync_Several_AreServedInTheirOrderAndKeptWhole()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var footage = new Footage { Take = TakeId.New(), MediaHash = new string('a', 64), Width = 64, Height = 64, FrameCount = 17, FrameRate = 12 };
        GenerationJob[] jobs = [.. Enumerable.Range(0, 3).Select(i => Job(studio, project, "ana")).Select(job => job with
        {
            Order = job.Order with { Verb = new ExtendTake(footage, 8, 0), Beats = [new(4, "rain")], VariationGroup = Guid.NewGuid() },
        })];
        await studio.Jobs.EnqueueAsync(jobs);
        await studio.Jobs.EnqueueAsync(jobs);
        Assert.Equal(jobs, await studio.Jobs.ListOpenAsync());
    }

    [Fact]
    public async Task SetPausedAsync_Paused_HandsOutNothingAlsoAfterARestart()
    {
        var folder = TestStudio.NewFolder();
        await using (var studio = await TestStudio.StartAsync(folder))
        {
            var project = (await studio.AddProjectAsync()).History.Current.Id;
            await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
            await studio.Jobs.SetPausedAsync(true);
            await studio.Jobs.SetPausedAsync(true);
            Assert.Null(await studio.Jobs.ClaimAsync(HostId.New(), Models));
        }
        await using (var studio = await TestStudio.StartAsync(folder))
        {
            Assert.True(await studio.Jobs.IsPausedAsync());
            Assert.Null(await studio.Jobs.ClaimAsync(HostId.New(), Models));
            await studio.Jobs.SetPausedAsync(false);
            await studio.Jobs.SetPausedAsync(false);
            Assert.NotNull(await studio.Jobs.ClaimAsync(HostId.New(), Models));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task MoveAsync_OwnJob_IsServedSoonerAndNobodyElseLater()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var mine = new List<JobId>();
        for (var i = 0; i < 3; i++) mine.Add((await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"))).Id);
        var theirs = (await studio.Jobs.EnqueueAsync(Job(studio, project, "ben"))).Id;
        await studio.Jobs.MoveAsync(mine[2], mine[0]);
        Assert.Equal([mine[2], theirs, mine[0], mine[1]], (await studio.Jobs.ListOpenAsync()).Select(job => job.Id));
        await studio.Jobs.MoveAsync(mine[2], null);
        Assert.Equal([mine[0], theirs, mine[1], mine[2]], (await studio.Jobs.ListOpenAsync()).Select(job => job.Id));
        await Assert.ThrowsAsync<JobStateException>(() => studio.Jobs.MoveAsync(mine[0], theirs));
        await Assert.ThrowsAsync<JobNotFoundException>(() => studio.Jobs.MoveAsync(JobId.New(), null));
        await studio.Jobs.ClaimAsync(HostId.New(), Models);
        await Assert.ThrowsAsync<JobStateException>(() => studio.Jobs.MoveAsync(mine[0], null));
    }

    [Fact]
    public async Task ListDoneAsync_SomeDone_NewestFirst()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var done = new List<JobId>();
        for (var i = 0; i < 3; i++)
        {
            await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
            var claimed = (await studio.Jobs.ClaimAsync(HostId.New(), Models))!;
            await studio.Jobs.CompleteAsync(await UploadedAsync(studio, claimed));
            done.Add(claimed.Id);
        }
        await studio.Jobs.EnqueueAsync(Job(studio, project, "ana"));
        Assert.Equal([done[2], done[1]], (await studio.Jobs.ListDoneAsync(2)).Select(job => job.Id));
    }

    private static GenerationJob Job(TestStudio studio, ProjectId project, string user)
    {
        studio.Time.Advance(TimeSpan.FromMilliseconds(1));
        return new GenerationJob
        {
            Id = JobId.New(),
            ProjectId = project,
            ShotId = ShotId.New(),
            RequestedBy = new UserId(user),
            QueuedAt = studio.Time.GetUtcNow(),
            Order = new JobOrder { Prompt = "a bay", Format = ShotFormat.Default, Seed = 1, Model = "animatic" },
        };
    }

    private static JobProgress Progress(GenerationJob job, int step) => new()
    {
        JobId = job.Id, LeaseToken = job.LeaseToken, Phase = JobPhase.Denoising, Step = step, StepCount = 20, MillisecondsPerStep = 100,
    };

    private static JobCheckpoint Checkpoint(GenerationJob job, int step) => new()
    {
        JobId = job.Id, LeaseToken = job.LeaseToken, Step = step, StepCount = 20, ModelHash = "h", Latents = [1, 2, 3],
    };

    private static async Task<JobCompletion> UploadedAsync(TestStudio studio, GenerationJob job)
    {
        var (clip, poster) = (await studio.Media.AddAsync(new MemoryStream([1, 2]), "video/mp4"), await studio.Media.AddAsync(new MemoryStream([3]), "image/jpeg"));
        var completion = Completion(job);
        return completion with { Media = completion.Media with { ClipHash = clip.Hash, PosterHash = poster.Hash } };
    }

    private static JobCompletion Completion(GenerationJob job)
    {
        var take = TestStudio.Take(job.ShotId);
        return new JobCompletion { JobId = job.Id, LeaseToken = job.LeaseToken, Recipe = take.Recipe, Media = take.Media };
    }
}
