namespace SoraCollab.Core.Projects;

/// <summary>What a member may do in a project; each may also do what the ones before may. Stored by number.</summary>
public enum ProjectRole
{
    /// <summary>May see everything and change nothing.</summary>
    Viewer = -1,

    /// <summary>May also write notes and judge takes.</summary>
    Reviewer = 0,

    /// <summary>May change the storyboard and generate.</summary>
    Editor = 1,

    /// <summary>May also say who else may do what, and delete the project.</summary>
    Owner = 2,
}
