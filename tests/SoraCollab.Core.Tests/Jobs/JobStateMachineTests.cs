using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Tests.Storyboards;

namespace SoraCollab.Core.Tests.Jobs;

public sealed class JobStateMachineTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly HostId Host = HostId.New();

    private static GenerationJob Queued { get; } = Job(new UserId("ana"), 0);

    [Fact]
    public void Claim_Queued_LeasesWithAGrowingToken()
    {
        var first = JobStateMachine.Claim(Queued, Host, Start);
        Assert.Equal((JobState.Leased, 1L, 1, Start + JobStateMachine.LeaseDuration), (first.State, first.LeaseToken, first.Attempt, first.LeaseUntil));
        var second = JobStateMachine.Claim(JobStateMachine.Expire(first, Start.AddMinutes(1)), HostId.New(), Start.AddMinutes(1));
        Assert.Equal((2L, 2, 1), (second.LeaseToken, second.Attempt, second.Deaths));
    }

    [Theory]
    [InlineData(JobState.Leased)]
    [InlineData(JobState.Running)]
    [InlineData(JobState.Uploading)]
    [InlineData(JobState.Done)]
    [InlineData(JobState.Failed)]
    [InlineData(JobState.Cancelled)]
    [InlineData(JobState.Quarantined)]
    public void Claim_NotQueued_Throws(JobState state) =>
        Assert.Throws<JobStateException>(() => JobStateMachine.Claim(Queued with { State = state }, Host, Start));

    [Fact]
    public void Renew_Progress_ExtendsTheLeaseAndTellsTheStep()
    {
        var job = JobStateMachine.Claim(Queued, Host, Start);
        var (renewed, answer) = JobStateMachine.Renew(job, Progress(job, 3), Start.AddSeconds(20));
        Assert.Equal(LeaseAnswer.Continue, answer);
        Assert.Equal((JobState.Running, 3, 20, 500.0), (renewed.State, renewed.Step, renewed.StepCount, renewed.MillisecondsPerStep));
        Assert.Equal(Start.AddSeconds(50), renewed.LeaseUntil);
        Assert.False(JobStateMachine.IsOverdue(renewed, Start.AddSeconds(49)));
        Assert.True(JobStateMachine.IsOverdue(renewed, Start.AddSeconds(51)));
    }

    [Fact]
    public void Anything_UnderAStaleToken_IsRefusedAndChangesNothing()
    {
        var first = JobStateMachine.Claim(Queued, Host, Start);
        var second = JobStateMachine.Claim(JobStateMachine.Expire(first, Start.AddMinutes(1)), HostId.New(), Start.AddMinutes(1));
        JobTransition[] answers =
        [
            JobStateMachine.Renew(second, Progress(first, 5), Start.AddMinutes(1)),
            JobStateMachine.Complete(second, Completion(first), Start.AddMinutes(1)),
            JobStateMachine.Fail(second, new JobFailure { JobId = first.Id, LeaseToken = 1, Message = "no" }, Start.AddMinutes(1)),
            JobStateMachine.Release(second, new JobRelease { JobId = first.Id, LeaseToken = 1 }, Start.AddMinutes(1)),
            JobStateMachine.SaveCheckpoint(second, Checkpoint(first, 5), Start.AddMinutes(1)),
            JobStateMachine.Renew(Queued, Progress(Queued, 1), Start),
        ];
        Assert.All(answers, answer => Assert.Equal(LeaseAnswer.LeaseLost, answer.Answer));
        Assert.All(answers[..^1], answer => Assert.Same(second, answer.Job));
    }

    [Fact]
    public void Expire_Silence_QueuesAgainAtTheOldPlaceAndCountsADeath()
    {
        var job = JobStateMachine.Claim(Queued, Host, Start);
        Assert.Same(job, JobStateMachine.Expire(job, Start.AddSeconds(29)));
        var expired = JobStateMachine.Expire(job, Start.AddSeconds(31));
        Assert.Equal((JobState.Queued, 1, Queued.QueuedAt), (expired.State, expired.Deaths, expired.QueuedAt));
    }

    [Fact]
    public void Expire_HostThatReportsButDoesNotMove_IsTakenBack()
    {
        var job = JobStateMachine.Claim(Queued, Host, Start);
        for (var second = 5; second <= 70; second += 5)
            job = JobStateMachine.Renew(job, Progress(job, 2), Start.AddSeconds(second)).Job;
        var expired = JobStateMachine.Expire(job, Start.AddSeconds(71));
        Assert.Equal(JobState.Queued, expired.State);
        var (after, answer) = JobStateMachine.Renew(expired, Progress(job, 2), Start.AddSeconds(75));
        Assert.Equal(LeaseAnswer.LeaseLost, answer);
        Assert.Same(expired, after);
    }

    [Fact]
    public void Expire_SlowSteps_AreGivenTenTimesTheirTime()
    {
        var job = JobStateMachine.Claim(Queued, Host, Start);
        for (var second = 5; second <= 200; second += 5)
            job = JobStateMachine.Renew(job, Progress(job, 2) with { MillisecondsPerStep = 30_000 }, Start.AddSeconds(second)).Job;
        Assert.Same(job, JobStateMachine.Expire(job, Start.AddSeconds(201)));
    }

    [Fact]
    public void Expire_ThirdDeath_Quarantines()
    {
        var job = Queued;
        var now = Start;
        for (var death = 1; death <= 3; death++)
        {
            job = JobStateMachine.Expire(JobStateMachine.Claim(job, HostId.New(), now), now += TimeSpan.FromMinutes(1));
            Assert.Equal(death, job.Deaths);
        }
        Assert.Equal(JobState.Quarantined, job.State);
        Assert.Contains("3 hosts", job.Error);
        Assert.Equal((JobState.Queued, 0), (JobStateMachine.Retry(job, now).State, JobStateMachine.Retry(job, now).Deaths));
    }

    [Fact]
    public void Renew_LeaseRanOutButNobodyTookTheJob_TheHostGoesOn()
    {
        var job = JobStateMachine.Claim(Queued, Host, Start);
        var expired = JobStateMachine.Expire(job, Start.AddMinutes(10));
        var (renewed, answer) = JobStateMachine.Renew(expired, Progress(job, 9), Start.AddMinutes(11));
        Assert.Equal((LeaseAnswer.Continue, JobState.Running, 0), (answer, renewed.State, renewed.Deaths));
        Assert.Equal(JobState.Done, JobStateMachine.Complete(expired, Completion(job), Start.AddMinutes(11)).Job.State);
    }

    [Fact]
    public void Cancel_BeforeClaim_EndsAtOnce()
    {
        var cancelled = JobStateMachine.Cancel(Queued, Start);
        Assert.Equal(JobState.Cancelled, cancelled.State);
        Assert.Throws<JobStateException>(() => JobStateMachine.Claim(cancelled, Host, Start));
    }

    [Fact]
    public void Cancel_AfterClaim_AsksTheHostToStop()
    {
        var job = JobStateMachine.Cancel(JobStateMachine.Claim(Queued, Host, Start), Start);
        Assert.Equal((JobState.Leased, true), (job.State, job.CancelRequested));
        Assert.Equal(LeaseAnswer.Cancel, JobStateMachine.Renew(job, Progress(job, 1), Start).Answer);
        Assert.Equal(LeaseAnswer.Cancel, JobStateMachine.Complete(job, Completion(job), Start).Answer);
        Assert.Equal(JobState.Cancelled, JobStateMachine.Complete(job, Completion(job), Start).Job.State);
        Assert.Equal(JobState.Cancelled, JobStateMachine.Release(job, new JobRelease { JobId = job.Id, LeaseToken = 1 }, Start).Job.State);
        Assert.Equal(JobState.Cancelled, JobStateMachine.Expire(job, Start.AddMinutes(1)).State);
    }

    [Fact]
    public void Complete_Twice_IsAnsweredTheSameAndKeepsTheFirst()
    {
        var job = JobStateMachine.Claim(Queued, Host, Start);
        var done = JobStateMachine.Complete(job, Completion(job), Start).Job;
        var again = JobStateMachine.Complete(done, Completion(job), Start.AddMinutes(1));
        Assert.Equal(LeaseAnswer.Continue, again.Answer);
        Assert.Same(done, again.Job);
        Assert.Same(done, JobStateMachine.Cancel(done, Start));
        Assert.Throws<JobStateException>(() => JobStateMachine.Retry(done, Start));
    }

    [Fact]
    public void Release_ByAHostThatShutsDown_CountsNoDeathAndEndsItsToken()
    {
        var job = JobStateMachine.Claim(Queued, Host, Start);
        var released = JobStateMachine.Release(job, new JobRelease { JobId = job.Id, LeaseToken = 1 }, Start).Job;
        Assert.Equal((JobState.Queued, 0), (released.State, released.Deaths));
        Assert.Equal(LeaseAnswer.LeaseLost, JobStateMachine.Renew(released, Progress(job, 1), Start).Answer);
    }

    [Fact]
    public void SaveCheckpoint_NextHost_GoesOnFromTheNewest()
    {
        var job = JobStateMachine.Claim(Queued, Host, Start);
        job = JobStateMachine.SaveCheckpoint(job, Checkpoint(job, 8), Start).Job;
        job = JobStateMachine.SaveCheckpoint(job, Checkpoint(job, 4), Start).Job;
        var next = JobStateMachine.Claim(JobStateMachine.Expire(job, Start.AddMinutes(1)), HostId.New(), Start.AddMinutes(1));
        Assert.Equal((8, 8), (next.Checkpoint!.Step, next.Step));
    }

    [Fact]
    public void Sort_SeveralPeople_TakesTurns()
    {
        UserId a = new("a"), b = new("b"), c = new("c");
        GenerationJob[] queued = [Job(a, 1), Job(a, 2), Job(b, 3), Job(c, 4), Job(c, 5), Job(a, 6)];
        var sorted = JobQueueOrder.Sort(queued, new Dictionary<UserId, DateTimeOffset>());
        Assert.Equal([queued[0], queued[2], queued[3], queued[1], queued[4], queued[5]], sorted);
    }

    [Fact]
    public void Sort_AHundredOfOneAndOneOfAnother_ServesTheOtherNext()
    {
        UserId a = new("a"), b = new("b");
        var queued = Enumerable.Range(0, 100).Select(i => Job(a, i)).Append(Job(b, 1000)).ToList();
        var sorted = JobQueueOrder.Sort(queued, new Dictionary<UserId, DateTimeOffset> { [a] = Start });
        Assert.Equal(b, sorted[0].RequestedBy);
        Assert.Equal(queued.Take(100), sorted.Skip(1));
    }

    private static GenerationJob Job(UserId user, int second) => new()
    {
        Id = JobId.New(),
        ProjectId = ProjectId.New(),
        ShotId = ShotId.New(),
        RequestedBy = user,
        QueuedAt = Start.AddSeconds(second),
        Order = new JobOrder { Prompt = "a bay", Format = ShotFormat.Default, Seed = 1, Model = "animatic" },
    };

    private static JobProgress Progress(GenerationJob job, int step) => new()
    {
        JobId = job.Id,
        LeaseToken = job.LeaseToken,
        Phase = JobPhase.Denoising,
        Step = step,
        StepCount = 20,
        MillisecondsPerStep = 500,
    };

    private static JobCheckpoint Checkpoint(GenerationJob job, int step) => new()
    {
        JobId = job.Id,
        LeaseToken = job.LeaseToken,
        Step = step,
        StepCount = 20,
        ModelHash = "hash",
        Latents = [1, 2, 3],
    };

    private static JobCompletion Completion(GenerationJob job)
    {
        var take = TestStoryboard.Take(job.ShotId);
        return new JobCompletion { JobId = job.Id, LeaseToken = job.LeaseToken, Recipe = take.Recipe, Media = take.Media };
    }
}
