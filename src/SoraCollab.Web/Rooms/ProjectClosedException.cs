using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>A project cannot be entered: it does not exist, or the person is not one of its team.</summary>
// One message for both: it must not tell strangers which projects exist.
public sealed class ProjectClosedException(ProjectId project)
    : StudioException($"There is no project {project} that you are a member of. It may have been deleted, or its owner has not invited you.")
{
    public ProjectId Project { get; } = project;
}
