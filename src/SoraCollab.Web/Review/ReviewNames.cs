using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Guests;

namespace SoraCollab.Web.Review;

/// <summary>The names of all who may have written in a review: members, and guests who came by a link.</summary>
public sealed class ReviewNames(IProjectStore projects, GuestStore guests)
{
    /// <summary>The names as they are now.</summary>
    public async Task<IReadOnlyDictionary<UserId, string>> OfAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        var names = new Dictionary<UserId, string>(await guests.NamesAsync(project, cancellationToken));
        foreach (var member in await projects.ListMembersAsync(project, cancellationToken)) names[member.UserId] = member.DisplayName;
        return names;
    }
}
