using System.Collections.Concurrent;
using SoraCollab.Core;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Review;

/// <summary>
/// Who leads the viewing of each project, and what they show; others follow. One leads at a time, whoever took the lead last. Nothing of
/// it is stored: a viewing ends when its leader leaves.
/// </summary>
public sealed class ReviewStage
{
    private readonly ConcurrentDictionary<ProjectId, StageState> stages = new();

    /// <param name="team">Says who is put out: what they showed is not shown any more.</param>
    public ReviewStage(TeamWatch team) => team.Left += (project, user) =>
    {
        if (Of(project) is { } now && (user is null || user == now.Leader.Id)) Leave(project, now.Leader.Id);
    };

    /// <summary>Raised when a project's viewing changed; from any thread.</summary>
    public event Action<ProjectId>? Changed;

    /// <summary>Raised when the leader of a project's viewing points at something, or stops to (null); from any thread.</summary>
    public event Action<ProjectId, LaserPoint?>? Pointed;

    /// <summary>What is shown; null while nobody leads.</summary>
    public StageState? Of(ProjectId project) => stages.GetValueOrDefault(project);

    /// <summary>Takes the lead.</summary>
    public void Lead(ProjectId project, StageState state)
    {
        stages[project] = state;
        Changed?.Invoke(project);
    }

    /// <summary>Shows something else, if one still leads.</summary>
    /// <returns>False when another took the lead meanwhile.</returns>
    public bool Show(ProjectId project, StageState state)
    {
        while (stages.TryGetValue(project, out var now) && now.Leader.Id == state.Leader.Id)
        {
            if (now == state) return true;
            if (!stages.TryUpdate(project, state, now)) continue;
            Changed?.Invoke(project);
            return true;
        }

        return false;
    }

    /// <summary>Points at a place of the picture, if one still leads; null ends it.</summary>
    public void Point(ProjectId project, UserId leader, LaserPoint? at)
    {
        if (Of(project)?.Leader.Id == leader) Pointed?.Invoke(project, at);
    }

    /// <summary>Ends one's own lead; that of another stays.</summary>
    public void Leave(ProjectId project, UserId leader)
    {
        if (stages.TryGetValue(project, out var now) && now.Leader.Id == leader && stages.TryRemove(KeyValuePair.Create(project, now)))
            Changed?.Invoke(project);
    }
}
