namespace SoraCollab.Core.Projects;

/// <summary>What a member may do in a project.</summary>
public enum ProjectRole
{
    /// <summary>May see everything and change nothing.</summary>
    Viewer,

    /// <summary>May change the storyboard and generate.</summary>
    Editor,

    /// <summary>May also say who else may do what, and delete the project.</summary>
    Owner,
}
