using SoraCollab.Core.Projects;

namespace SoraCollab.Web.Teams;

/// <summary>Roles in words for people.</summary>
internal static class RoleWords
{
    /// <summary>"Reviewer", "Editor", "Owner".</summary>
    public static string Name(ProjectRole role) => role == ProjectRole.Viewer ? "Reviewer" : role.ToString();

    /// <summary>"a reviewer, who sees everything and changes nothing".</summary>
    public static string Article(ProjectRole role) => role switch
    {
        ProjectRole.Viewer => "a reviewer, who sees everything and changes nothing",
        ProjectRole.Editor => "an editor",
        _ => "an owner",
    };
}
