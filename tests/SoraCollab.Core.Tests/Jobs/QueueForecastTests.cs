using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Tests.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Tests.Jobs;

public sealed class QueueForecastTests
{
    private static readonly HostId Fast = HostId.New();
    private static readonly HostId Slow = HostId.New();
    private static readonly ShotFormat Small = new(64, 64, 17, 12);

    [Fact]
    public void SecondsPerStep_SameHostAndFormat_IsTheMedian()
    {
        var pace = GenerationPace.Learn([Done(Fast, 10, 20), Done(Fast, 10, 30), Done(Fast, 10, 900), Done(Slow, 10, 600), Job()]);
        Assert.Equal(3, pace.SecondsPerStep(Job().Order, Fast));
        Assert.Equal(60, pace.SecondsPerStep(Job().Order, Slow));
        Assert.Equal(2.5, GenerationPace.Learn([Done(Fast, 10, 20), Done(Fast, 10, 30)]).SecondsPerStep(Job().Order, Fast));
    }

    [Fact]
    public void SecondsPerStep_OtherFormatVerbOrHost_IsGuessedFromPixelsAndFrames()
    {
        var pace = GenerationPace.Learn([Done(Fast, 10, 20)]);
        var large = Job().Order with { Format = Small with { Width = 128 } };
        Assert.Equal(4, pace.SecondsPerStep(large, Fast));
        Assert.Equal(2, pace.SecondsPerStep(Job().Order, Slow));
        Assert.Equal(2, pace.SecondsPerStep(Job().Order with { Verb = new StillTake() }, Fast));
        Assert.Null(pace.SecondsPerStep(Job().Order with { Model = "other" }, Fast));
    }

    [Fact]
    public void TimeOf_OrderWithoutSteps_TakesAsManyAsTheModelDid()
    {
        var pace = GenerationPace.Learn([Done(Fast, 10, 20, named: false)]);
        Assert.Equal(TimeSpan.FromSeconds(20), pace.TimeOf(Job().Order with { Steps = null }, Fast));
        Assert.Equal(TimeSpan.FromSeconds(10), pace.TimeOf(Job().Order with { Steps = 5 }, Fast));
        Assert.Null(GenerationPace.Learn([Done(Fast, 10, 20)]).TimeOf(Job().Order with { Steps = null }, Fast));
    }

    [Fact]
    public void Of_WaitingJobs_GoToTheHostThatIsFreeFirst()
    {
        var pace = GenerationPace.Learn([Done(Fast, 10, 10), Done(Slow, 10, 50)]);
        var held = Job() with { State = JobState.Running, Host = Fast, Step = 5, StepCount = 10, MillisecondsPerStep = 1200 };
        GenerationJob[] waiting = [Job(), Job(), Job()];
        var forecast = QueueForecast.Of([held, .. waiting], Hosts((Fast, "animatic"), (Slow, "animatic")), pace);
        Assert.Equal(Seconds(0, 6), forecast[held.Id]);
        Assert.Equal([Seconds(0, 50), Seconds(6, 16), Seconds(16, 26)], waiting.Select(job => forecast[job.Id]));
    }

    [Fact]
    public void Of_ModelThatOneHostHas_WaitsForThatOne()
    {
        var pace = GenerationPace.Learn([Done(Fast, 10, 10), Done(Slow, 10, 50)]);
        GenerationJob[] waiting = [Job(), Job()];
        var forecast = QueueForecast.Of(waiting, Hosts((Fast, "other"), (Slow, "animatic")), pace);
        Assert.Equal([Seconds(0, 50), Seconds(50, 100)], waiting.Select(job => forecast[job.Id]));
        Assert.Empty(QueueForecast.Of(waiting, Hosts((Fast, "other")), pace));
    }

    [Fact]
    public void Of_NothingKnown_TellsNothing()
    {
        var held = Job() with { State = JobState.Leased, Host = Fast };
        Assert.Empty(QueueForecast.Of([held, Job()], Hosts((Fast, "animatic")), GenerationPace.Learn([])));
        Assert.Empty(QueueForecast.Of([Job()], Hosts(), GenerationPace.Learn([Done(Fast, 10, 10)])));
    }

    [Fact]
    public void Move_JobsOfOneMoment_ChangePlaces()
    {
        var at = DateTimeOffset.UnixEpoch;
        GenerationJob[] jobs = [.. Enumerable.Range(0, 4).Select(_ => Job() with { QueuedAt = at }).OrderBy(job => job.Id)];
        var moved = JobQueueOrder.Move(jobs, jobs[3].Id, jobs[1].Id);
        var after = jobs.Select(job => moved.FirstOrDefault(one => one.Id == job.Id) ?? job).ToList();
        Assert.Equal([jobs[0].Id, jobs[3].Id, jobs[1].Id, jobs[2].Id], JobQueueOrder.Sort(after, new Dictionary<UserId, DateTimeOffset>()).Select(job => job.Id));
        Assert.Empty(JobQueueOrder.Move(jobs, jobs[0].Id, jobs[0].Id));
        Assert.Throws<JobStateException>(() => JobQueueOrder.Move(jobs, JobId.New(), null));
        Assert.Throws<JobStateException>(() => JobQueueOrder.Move(jobs, jobs[0].Id, JobId.New()));
    }

    private static JobForecast Seconds(double start, double end) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));

    private static Dictionary<HostId, IReadOnlyCollection<string>> Hosts(params (HostId Id, string Model)[] hosts) =>
        hosts.ToDictionary(host => host.Id, host => (IReadOnlyCollection<string>)[host.Model]);

    private static GenerationJob Job() => new()
    {
        Id = JobId.New(), ProjectId = ProjectId.New(), ShotId = ShotId.New(), RequestedBy = TestStoryboard.Ana, QueuedAt = DateTimeOffset.UnixEpoch,
        Order = new JobOrder { Prompt = "a bay", Format = Small, Seed = 1, Model = "animatic", Steps = 10 },
    };

    private static GenerationJob Done(HostId host, int steps, double seconds, bool named = true)
    {
        var job = Job();
        var take = TestStoryboard.Take(job.ShotId);
        return job with
        {
            State = JobState.Done,
            Host = host,
            Order = job.Order with { Steps = named ? steps : null },
            Completion = new JobCompletion
            {
                JobId = job.Id, LeaseToken = 1, Media = take.Media, Recipe = take.Recipe with { Steps = steps, GenerationSeconds = seconds, Format = Small },
            },
        };
    }
}
