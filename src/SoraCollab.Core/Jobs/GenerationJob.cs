namespace SoraCollab.Core.Jobs;

/// <summary>The order to make a take, and how far it has come. A value: <see cref="JobStateMachine"/> makes the next one.</summary>
public sealed record GenerationJob
{
    /// <summary>The job's name. The take it makes carries the same 128-bit value, so handing in twice adds one take.</summary>
    public required JobId Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>The shot the take is for.</summary>
    public required ShotId ShotId { get; init; }

    /// <summary>Who asked for it.</summary>
    public required UserId RequestedBy { get; init; }

    /// <summary>What to make.</summary>
    public required JobOrder Order { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Its place among the waiting jobs of the same person: the lowest comes first. Null for its <see cref="QueuedAt"/>, in ticks.</summary>
    public long? Place { get; init; }

    /// <summary>How far it has come.</summary>
    public JobState State { get; init; }

    /// <summary>How often a host has taken it: 0 before the first.</summary>
    public int Attempt { get; init; }

    /// <summary>How many hosts vanished while they had it.</summary>
    public int Deaths { get; init; }

    /// <summary>Fencing token: grows with each lease, so that what a former host says can be told from the present one's.</summary>
    public long LeaseToken { get; init; }

    /// <summary>When the lease ends unless renewed by progress; null while no host has it.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The host that has it or had it last.</summary>
    public HostId? Host { get; init; }

    /// <summary>What the host is doing.</summary>
    public JobPhase Phase { get; init; }

    /// <summary>Denoising steps done.</summary>
    public int Step { get; init; }

    /// <summary>Denoising steps in all; 0 until the host says.</summary>
    public int StepCount { get; init; }

    /// <summary>Milliseconds that a step takes, as the host last measured; 0 until it says.</summary>
    public double MillisecondsPerStep { get; init; }

    /// <summary>When the step or phase last moved; null before the first lease.</summary>
    public DateTimeOffset? ProgressedAt { get; init; }

    /// <summary>True once somebody asked to call it off while a host had it.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>When a host last took it; null before the first time.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it reached a final state.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What went wrong, in a sentence for users; null while nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>The saved latents to go on from after a host dies; null while there are none.</summary>
    public JobCheckpoint? Checkpoint { get; init; }

    /// <summary>The finished take's parts, once handed in.</summary>
    public JobCompletion? Completion { get; init; }

    /// <summary>True once the take of a done job stands in the storyboard.</summary>
    public bool TakeAdded { get; init; }

    /// <summary>The take this job makes.</summary>
    public TakeId TakeId => new(Id.Value);

    /// <summary>True once nothing more happens to it by itself.</summary>
    public bool IsFinal => State is JobState.Done or JobState.Failed or JobState.Cancelled or JobState.Quarantined;

    /// <summary>True while a host has it.</summary>
    public bool IsHeld => State is JobState.Leased or JobState.Running or JobState.Uploading;
}
