namespace SoraCollab.Core.Storyboards;

/// <summary>Another writer committed first.</summary>
/// <param name="project">The project.</param>
/// <param name="expectedVersion">The version the writer built on.</param>
/// <param name="storedVersion">The version that is stored.</param>
public sealed class VersionConflictException(ProjectId project, long expectedVersion, long storedVersion) : StudioException(
    $"The storyboard {project} is at version {storedVersion}, not at {expectedVersion}: somebody changed it at the same moment. Try again.")
{
    /// <summary>The project.</summary>
    public ProjectId Project { get; } = project;

    /// <summary>The version the writer built on.</summary>
    public long ExpectedVersion { get; } = expectedVersion;

    /// <summary>The version that is stored.</summary>
    public long StoredVersion { get; } = storedVersion;
}
