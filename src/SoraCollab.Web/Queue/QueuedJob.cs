using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Web.Queue;

/// <summary>A generation job as the queue shows it.</summary>
public sealed record QueuedJob
{
    public required JobId Id { get; init; }
    public required ProjectId Project { get; init; }
    public required ShotId Shot { get; init; }
    public required string ShotTitle { get; init; }
    public required UserId RequestedBy { get; init; }
    public required string RequestedByName { get; init; }
    public required JobState State { get; init; }

    /// <summary>Frame and length of the take.</summary>
    public required ShotFormat Format { get; init; }

    /// <summary>What is done to make it.</summary>
    public required TakeVerb Verb { get; init; }

    /// <summary>Shared by jobs that were asked for together as variations.</summary>
    public Guid? VariationGroup { get; init; }

    /// <summary>The takes that it is made of.</summary>
    public IEnumerable<TakeId> Parents => Verb.Sources.Select(source => source.Take).OfType<TakeId>().Distinct();

    /// <summary>0 for a job that a host has; 1, 2 .. for those that wait, in the order in which they will be taken.</summary>
    public int Position { get; init; }

    /// <summary>Denoising steps done.</summary>
    public int Step { get; init; }
    public int StepCount { get; init; }
    public double? MillisecondsPerStep { get; init; }

    /// <summary>Noise level that the last step started from, 1 to 0; null where it is not known.</summary>
    public double? Sigma { get; init; }

    /// <summary>Whether the take has passed its host's output check.</summary>
    public bool OutputChecked { get; init; }

    /// <summary>What the host is doing, in words; null while waiting.</summary>
    public string? Phase { get; init; }
    public string? HostName { get; init; }

    /// <summary>Why it failed, for people.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it was cancelled and its host has not stopped yet.</summary>
    public bool IsStopping { get; init; }
    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>Time left of the denoising, from the last step's pace; null when nothing is known.</summary>
    public TimeSpan? Remaining =>
        MillisecondsPerStep is { } pace && StepCount > Step ? TimeSpan.FromMilliseconds(pace * (StepCount - Step)) : null;

    /// <summary>Whether it neither waits nor runs any more.</summary>
    public bool HasEnded => State is JobState.Done or JobState.Failed or JobState.Cancelled or JobState.Quarantined;

    /// <summary>A phase in words.</summary>
    internal static string Describe(JobPhase phase) => phase switch
    {
        JobPhase.Preparing => "Preparing",
        JobPhase.Denoising => "Denoising",
        JobPhase.Decoding => "Decoding",
        JobPhase.Encoding => "Encoding",
        _ => "Handing in",
    };
}
