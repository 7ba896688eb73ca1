using SoraCollab.Core.Projects;

namespace SoraCollab.Web.Teams;

/// <summary>Roles in words for people.</summary>
internal static class RoleWords
{
    /// <summary>"Viewer", "Reviewer", "Editor", "Owner".</summary>
    public static string Name(ProjectRole role) => role.ToString();

    /// <summary>"a reviewer, who writes notes and judges takes".</summary>
    public static string Article(ProjectRole role) => role switch
    {
        ProjectRole.Viewer => "a viewer, who sees everything and changes nothing",
        ProjectRole.Reviewer => "a reviewer, who writes notes and judges takes",
        ProjectRole.Editor => "an editor",
        _ => "an owner",
    };
}
