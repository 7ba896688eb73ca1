namespace SoraCollab.Core.Jobs;

/// <summary>
/// The rules of generation jobs. Pure: a job, what was said and the time go in, the next job and the answer come out. A stale
/// fencing token never changes a job.
/// </summary>
public static class JobStateMachine
{
    /// <summary>How long a lease lasts without a word from the host.</summary>
    public static TimeSpan LeaseDuration { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a denoising step may take at least before a host counts as stuck; ten times its usual step if that is more.</summary>
    public static TimeSpan StepLimit { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a phase without steps may take: loading a large model, the very first step, decoding, uploading.</summary>
    public static TimeSpan PhaseLimit { get; } = TimeSpan.FromMinutes(20);

    /// <summary>Hosts that may vanish with a job before no further one gets it.</summary>
    public const int MaximumDeaths = 3;

    /// <summary>A host takes the job.</summary>
    /// <exception cref="JobStateException">The job is not queued.</exception>
    public static GenerationJob Claim(GenerationJob job, HostId host, DateTimeOffset now)
    {
        if (job.State != JobState.Queued) throw new JobStateException($"Job {job.Id} is {job.State}: only a queued job can be taken.");
        return job with
        {
            State = JobState.Leased,
            Phase = JobPhase.Preparing,
            Attempt = job.Attempt + 1,
            LeaseToken = job.LeaseToken + 1,
            LeaseUntil = now + LeaseDuration,
            Host = host,
            ClaimedAt = now,
            ProgressedAt = now,
            Step = job.Checkpoint?.Step ?? 0,
            StepCount = job.Checkpoint?.StepCount ?? 0,
            MillisecondsPerStep = 0,
            Error = null,
        };
    }

    /// <summary>A host reports progress, which renews its lease.</summary>
    public static JobTransition Renew(GenerationJob job, JobProgress progress, DateTimeOffset now)
    {
        if (!IsFrom(job, progress.LeaseToken)) return Stale(job);
        var moved = job.Phase != progress.Phase || job.Step != progress.Step || !job.IsHeld;
        var renewed = Adopt(job, now) with
        {
            State = progress.Phase switch
            {
                JobPhase.Preparing => JobState.Leased,
                JobPhase.Denoising or JobPhase.Decoding => JobState.Running,
                _ => JobState.Uploading,
            },
            Phase = progress.Phase,
            Step = progress.Step,
            StepCount = progress.StepCount,
            MillisecondsPerStep = progress.MillisecondsPerStep,
            ProgressedAt = moved ? now : job.ProgressedAt,
        };
        return new(renewed, Answer(renewed));
    }

    /// <summary>A host saves latents. Older ones than those saved are ignored.</summary>
    public static JobTransition SaveCheckpoint(GenerationJob job, JobCheckpoint checkpoint, DateTimeOffset now)
    {
        if (!IsFrom(job, checkpoint.LeaseToken)) return Stale(job);
        var adopted = Adopt(job, now);
        var isNewer = job.Checkpoint is null || job.Checkpoint.Step <= checkpoint.Step || job.Checkpoint.ModelHash != checkpoint.ModelHash;
        var saved = isNewer ? adopted with { Checkpoint = checkpoint } : adopted;
        return new(saved, Answer(saved));
    }

    /// <summary>A host hands in the take. Saying it again is answered like the first time.</summary>
    public static JobTransition Complete(GenerationJob job, JobCompletion completion, DateTimeOffset now)
    {
        if (job.State == JobState.Done && job.LeaseToken == completion.LeaseToken) return new(job, LeaseAnswer.Continue);
        if (!IsFrom(job, completion.LeaseToken)) return Stale(job);
        if (job.CancelRequested) return new(Finish(job, JobState.Cancelled, now), LeaseAnswer.Cancel);
        var done = Finish(Adopt(job, now), JobState.Done, now) with
        {
            Completion = completion,
            Step = completion.Recipe.Steps,
            StepCount = completion.Recipe.Steps,
            Error = null,
        };
        return new(done, LeaseAnswer.Continue);
    }

    /// <summary>A host says that the job cannot be done.</summary>
    public static JobTransition Fail(GenerationJob job, JobFailure failure, DateTimeOffset now)
    {
        if (job.State == JobState.Failed && job.LeaseToken == failure.LeaseToken) return new(job, LeaseAnswer.Continue);
        if (!IsFrom(job, failure.LeaseToken)) return Stale(job);
        return job.CancelRequested
            ? new(Finish(job, JobState.Cancelled, now), LeaseAnswer.Cancel)
            : new(Finish(job, JobState.Failed, now) with { Error = failure.Message }, LeaseAnswer.Continue);
    }

    /// <summary>A host gives the job back unharmed. It is queued at its old place, or ends if it was called off.</summary>
    public static JobTransition Release(GenerationJob job, JobRelease release, DateTimeOffset now)
    {
        if (!IsFrom(job, release.LeaseToken)) return Stale(job);
        var released = job.CancelRequested || release.Cancelled
            ? Finish(job, JobState.Cancelled, now)
            // Forgetting the host makes its token stale: what it says from now on counts no more.
            : job with { State = JobState.Queued, LeaseUntil = null, Host = null };
        return new(released, LeaseAnswer.Continue);
    }

    /// <summary>Somebody calls the job off: it ends at once while queued, else its host is asked to stop. A final job stays as it is.</summary>
    public static GenerationJob Cancel(GenerationJob job, DateTimeOffset now) => job switch
    {
        { IsFinal: true } => job,
        { State: JobState.Queued } => Finish(job, JobState.Cancelled, now),
        _ => job with { CancelRequested = true },
    };

    /// <summary>Somebody wants a job that ended badly tried again: it is queued anew, with its deaths and its cancelling forgotten.</summary>
    /// <exception cref="JobStateException">The job is not failed, cancelled or quarantined.</exception>
    public static GenerationJob Retry(GenerationJob job, DateTimeOffset now)
    {
        if (job.State is not (JobState.Failed or JobState.Cancelled or JobState.Quarantined))
            throw new JobStateException($"Job {job.Id} is {job.State}: only a failed, cancelled or quarantined job can be queued again.");
        return job with
        {
            State = JobState.Queued,
            QueuedAt = now,
            Place = null,
            Deaths = 0,
            CancelRequested = false,
            LeaseUntil = null,
            Host = null,
            FinishedAt = null,
            Error = null,
            Step = 0,
            StepCount = 0,
        };
    }

    /// <summary>True where the job's host fell silent or its work stopped moving.</summary>
    public static bool IsOverdue(GenerationJob job, DateTimeOffset now) =>
        job.IsHeld && (now > job.LeaseUntil || now - job.ProgressedAt > StallLimit(job));

    /// <summary>
    /// Takes the job back from a host that is overdue, and counts a death: it is queued at its old place, ends if it was called
    /// off, or is quarantined at the third. A host that still renews its lease and does not move hangs: its token becomes stale,
    /// or its next word would take the job up again for ever. A job that is not overdue stays as it is.
    /// </summary>
    public static GenerationJob Expire(GenerationJob job, DateTimeOffset now)
    {
        if (!IsOverdue(job, now)) return job;
        var dead = job with { Deaths = job.Deaths + 1 };
        if (job.CancelRequested) return Finish(dead, JobState.Cancelled, now);
        if (dead.Deaths >= MaximumDeaths)
            return Finish(dead, JobState.Quarantined, now) with
            {
                Error = $"{dead.Deaths} hosts stopped while they made this take, so no further one gets it. Change the shot, or have an administrator queue it again.",
            };
        return dead with { State = JobState.Queued, LeaseUntil = null, Host = now > job.LeaseUntil ? job.Host : null };
    }

    // A host whose lease ran out while the studio was away may go on as long as nobody else took the job: that is a queued job
    // that still remembers its host.
    private static bool IsFrom(GenerationJob job, long token) =>
        token > 0 && token == job.LeaseToken && (job.IsHeld || job is { State: JobState.Queued, Host: not null });

    private static GenerationJob Adopt(GenerationJob job, DateTimeOffset now) => job with
    {
        Deaths = job.IsHeld ? job.Deaths : Math.Max(job.Deaths - 1, 0),
        State = job.IsHeld ? job.State : JobState.Leased,
        LeaseUntil = now + LeaseDuration,
    };

    private static GenerationJob Finish(GenerationJob job, JobState state, DateTimeOffset now) =>
        job with { State = state, LeaseUntil = null, FinishedAt = now, Checkpoint = null };

    private static LeaseAnswer Answer(GenerationJob job) => job.CancelRequested ? LeaseAnswer.Cancel : LeaseAnswer.Continue;

    private static JobTransition Stale(GenerationJob job) => new(job, LeaseAnswer.LeaseLost);

    private static TimeSpan StallLimit(GenerationJob job)
    {
        if (job.Phase != JobPhase.Denoising || job.MillisecondsPerStep <= 0) return PhaseLimit;
        var tenSteps = TimeSpan.FromMilliseconds(10 * job.MillisecondsPerStep);
        return tenSteps > StepLimit ? tenSteps : StepLimit;
    }
}
