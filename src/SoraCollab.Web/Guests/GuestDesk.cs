using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Guests;
using SoraCollab.Storage.Guests;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Guests;

/// <summary>Where the circuit's person opens a review to guests and closes it again.</summary>
public sealed class GuestDesk(BoardDoor door, GuestStore store, GuestClips clips, TeamWatch team, AuditLog audit)
{
    /// <summary>Raised when a project's links, or who came by them, changed; from any thread.</summary>
    public event Action<ProjectId>? Changed
    {
        add => team.Changed += value;
        remove => team.Changed -= value;
    }

    /// <summary>The open links of a project, with the names of who came by them.</summary>
    /// <exception cref="StudioException">The project is closed to the person.</exception>
    public async Task<IReadOnlyList<(GuestLink Link, IReadOnlyList<string> Guests)>> ListAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await door.EnterAsync(project, cancellationToken);
        return await store.ListAsync(project, cancellationToken);
    }

    /// <summary>A link to hand on, relative to the studio's address. It cannot be shown again: only its hash is kept.</summary>
    /// <exception cref="StudioException">The terms are not allowed, or the person may not change the project.</exception>
    public async Task<string> CreateLinkAsync(ProjectId project, GuestTerms terms, CancellationToken cancellationToken = default)
    {
        await door.EnterToChangeAsync(project, cancellationToken);
        var (person, _) = await door.EnterAsync(project, cancellationToken);
        var code = await store.CreateAsync(project, person.Id, terms, cancellationToken);
        team.Tell(project);
        await audit.RecordAsync(AuditAct.GuestLinkMade, person, FormattableString.Invariant($"may {terms.Rights}, for {terms.Lifetime.TotalDays:0.#} days"), project);
        return $"{GuestDoor.Path[1..]}?code={code}";
    }

    /// <summary>Closes a link. Whoever watches by it is out at once.</summary>
    /// <exception cref="StudioException">The person may not change the project.</exception>
    public async Task WithdrawAsync(ProjectId project, GuestLinkId link, CancellationToken cancellationToken = default)
    {
        await door.EnterToChangeAsync(project, cancellationToken);
        if (!await store.WithdrawAsync(project, link, cancellationToken)) return;
        clips.Forget(link);
        team.Tell(project);
        await audit.RecordAsync(AuditAct.GuestLinkWithdrawn, (await door.EnterAsync(project, CancellationToken.None)).Person, $"link {link}", project);
    }
}
