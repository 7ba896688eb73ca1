using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Web.Review;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Guests;

/// <summary>What happens in a project that a guest's page must hear of.</summary>
public sealed class GuestNews(IProjectRooms rooms, ReviewStage stage, TeamWatch team)
{
    /// <summary>Calls back with what happened, from any thread, until disposed. The callback must be quick.</summary>
    /// <param name="guest">Whose project.</param>
    /// <param name="onNews">Told what kind of thing happened; for <see cref="GuestNewsKind.Laser"/> where it points, null for an end of it.</param>
    public IDisposable Watch(Guest guest, Action<GuestNewsKind, LaserPoint?> onNews)
    {
        var project = guest.Link.Project;
        void OnTeam(ProjectId changed)
        {
            if (changed == project) onNews(GuestNewsKind.Team, null);
        }

        void OnStage(ProjectId changed)
        {
            if (changed == project) onNews(GuestNewsKind.Stage, null);
        }

        void OnPointed(ProjectId changed, LaserPoint? at)
        {
            if (changed == project) onNews(GuestNewsKind.Laser, at);
        }

        var film = rooms.Subscribe(project, _ => onNews(GuestNewsKind.Film, null));
        // Who is put out of the project because it is deleted hears of it as members do.
        var visit = team.Enter(project, guest.Id, () => onNews(GuestNewsKind.Team, null));
        team.Changed += OnTeam;
        stage.Changed += OnStage;
        stage.Pointed += OnPointed;
        return new Subscription(() =>
        {
            team.Changed -= OnTeam;
            stage.Changed -= OnStage;
            stage.Pointed -= OnPointed;
            visit.Dispose();
            film.Dispose();
        });
    }

    /// <summary>The film's version now.</summary>
    public async Task<long> VersionAsync(ProjectId project, CancellationToken cancellationToken) => (await rooms.OpenAsync(project, cancellationToken)).Version;

    /// <summary>What the leader of the viewing shows; null while nobody leads.</summary>
    public GuestStage? StageOf(ProjectId project) => stage.Of(project) is { } state
        ? new GuestStage(state.Leader.Name.Split(' ')[0], state.Leader.Colour, state.Shot, state.Take, state.Play)
        : null;

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
