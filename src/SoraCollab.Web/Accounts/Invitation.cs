using SoraCollab.Core;

namespace SoraCollab.Web.Accounts;

/// <summary>An invitation to a project, as its link carries it.</summary>
/// <param name="Project">The project.</param>
/// <param name="ProjectTitle">Its title when the link was made.</param>
/// <param name="Inviter">Who invites.</param>
/// <param name="InviterName">Their name.</param>
public sealed record Invitation(ProjectId Project, string ProjectTitle, UserId Inviter, string InviterName);
