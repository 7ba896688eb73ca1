using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.News;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Accounts;

/// <summary>Tells open pages of invitations that were made and taken up.</summary>
public sealed class InvitationNews(TeamWatch team, NewsStore news)
{
    /// <summary>A project has an invitation more.</summary>
    public void Made(ProjectId project) => team.Tell(project);

    /// <summary>Somebody came by an invitation; what its maker is told of it is stored already.</summary>
    public void TakenUp(Invitation invitation)
    {
        team.Tell(invitation.Project);
        news.Tell(invitation.Inviter);
    }
}
