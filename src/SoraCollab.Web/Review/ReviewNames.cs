using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Guests;

namespace SoraCollab.Web.Review;

/// <summary>The names of all who may have written in a review: members, and guests who came by a link.</summary>
public sealed class ReviewNames(IProjectStore projects, GuestStore guests)
{
    /// <summary>The names as they are now. A guest's says that it is one's: they call themselves what they like, and nobody may pass for a member.</summary>
    public async Task<IReadOnlyDictionary<UserId, string>> OfAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        var names = (await guests.NamesAsync(project, cancellationToken)).ToDictionary(guest => guest.Key, guest => $"{guest.Value} (guest)");
        foreach (var member in await projects.ListMembersAsync(project, cancellationToken)) names[member.UserId] = member.DisplayName;
        return names;
    }
}
