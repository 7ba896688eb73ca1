using System.Collections.Concurrent;
using SoraCollab.Core;

namespace SoraCollab.Web.Teams;

/// <summary>Tells open pages and connections that a project's team changed, and puts out of the project who is not in it any more.</summary>
public sealed class TeamWatch
{
    private readonly ConcurrentDictionary<Visit, byte> _visits = new();

    /// <summary>Raised when a team, or what waits to join it, changed; from any thread.</summary>
    public event Action<ProjectId>? Changed;

    /// <summary>Raised when a person, or (null) everybody, is put out of a project; from any thread.</summary>
    public event Action<ProjectId, UserId?>? Left;

    /// <summary>Somebody has a project open: <paramref name="putOut"/> is called when they must leave it. Dispose when they left.</summary>
    public IDisposable Enter(ProjectId project, UserId user, Action putOut)
    {
        var visit = new Visit(_visits, project, user, putOut);
        _visits[visit] = 0;
        return visit;
    }

    /// <summary>A team changed.</summary>
    public void Tell(ProjectId project) => Changed?.Invoke(project);

    /// <summary>Puts a person, or (null) everybody, out of a project.</summary>
    public void PutOut(ProjectId project, UserId? user = null)
    {
        foreach (var visit in _visits.Keys)
        {
            if (visit.Project == project && (user is null || visit.User == user))
            {
                visit.Dispose();
                visit.PutOut();
            }
        }
        Left?.Invoke(project, user);
    }

    private sealed class Visit(ConcurrentDictionary<Visit, byte> visits, ProjectId project, UserId user, Action putOut) : IDisposable
    {
        public ProjectId Project { get; } = project;

        public UserId User { get; } = user;

        public Action PutOut { get; } = putOut;

        public void Dispose() => visits.TryRemove(this, out _);
    }
}
