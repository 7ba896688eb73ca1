using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Board;

/// <summary>A job's state in words: always step of total, time left and host where they are known.</summary>
internal static class JobWords
{
    /// <summary>For a card: "Step 12/30", "Waiting, 2 ahead", "Stopping".</summary>
    public static string Short(QueuedJob job) => job switch
    {
        { IsStopping: true } => "Stopping",
        { State: JobState.Queued, Position: <= 1 } => "Waiting, next",
        { State: JobState.Queued } => $"Waiting, {job.Position - 1} ahead",
        { StepCount: > 0 } when job.Step < job.StepCount => $"Step {job.Step}/{job.StepCount}",
        { Phase: { } phase } => phase,
        _ => "Starting",
    };

    /// <summary>For the inspector and the queue: with time left and host.</summary>
    public static string Long(QueuedJob job)
    {
        var words = new List<string> { Short(job) };
        if (job is { IsStopping: false, Position: 0, Remaining: { } left }) words.Add($"{FilmTime.Left(left)} left");
        if (job.HostName is { Length: > 0 } host) words.Add($"on {host}");
        return string.Join(", ", words);
    }

    /// <summary>Share of the steps that are done, 0 to 100.</summary>
    public static int Percent(QueuedJob job) => job.StepCount > 0 ? 100 * job.Step / job.StepCount : 0;

    /// <summary>Why a job ended without a take: what happened.</summary>
    public static string Reason(QueuedJob setback) => setback switch
    {
        { State: JobState.Cancelled } => "The last take was cancelled.",
        { Error: { Length: > 0 } error } => error,
        _ => "The take could not be made.",
    };
}
