using Microsoft.AspNetCore.Components;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Shots;

/// <summary>A part of the Shot page: the shot as it is now, and what this person looks at.</summary>
public abstract class ShotPart : RoomPart
{
    /// <summary>The shot of the page.</summary>
    [CascadingParameter] protected Shot Shot { get; set; } = default!;

    /// <summary>What this person looks at.</summary>
    [CascadingParameter] protected ShotView View { get; set; } = default!;

    /// <summary>Takes of this shot that are made or wait, those that a host has first.</summary>
    protected IEnumerable<QueuedJob> Jobs => Session.Queue.Jobs.Where(job => job.Shot == Shot.Id && !job.HasEnded);

    /// <summary>The take that verbs begin from.</summary>
    protected Take? Source => View.SourceIn(Shot);

    /// <summary>The job whose denoising the viewer shows; null when it shows a take or nothing.</summary>
    protected QueuedJob? WatchedJob => Shot.Takes.Any(take => take.Id == View.Watched)
        ? null
        : Jobs.FirstOrDefault(job => TakeOf(job) == View.Watched) ?? (View.Watched is null ? Jobs.FirstOrDefault(job => job.Position == 0) : null);

    /// <summary>The take in the viewer; null while it shows a denoising.</summary>
    protected Take? WatchedTake => WatchedJob is null ? Source : null;

    /// <summary>The takes made together with the watched one, while none of them is kept yet; empty when it was made alone.</summary>
    protected IReadOnlyList<TakeId> Group => View.Watched == View.KeptAlone ? [] : TakeVariations.GroupOf(Shot, Jobs, View.Watched);

    /// <summary>The number that the next take queued will get when those before it are done.</summary>
    protected int NextNumber => 1 + Jobs.Count() + Shot.Takes.Select(take => take.Number).DefaultIfEmpty(0).Max();

    /// <summary>The take that a job makes.</summary>
    protected static TakeId TakeOf(QueuedJob job) => new(job.Id.Value);

    /// <summary>The number that the take of a live job will get if those before it are done first.</summary>
    protected int NumberOf(QueuedJob job) =>
        1 + Jobs.TakeWhile(other => other.Id != job.Id).Count() + Shot.Takes.Select(take => take.Number).DefaultIfEmpty(0).Max();
}
