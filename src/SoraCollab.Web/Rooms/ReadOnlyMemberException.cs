using SoraCollab.Core;
using SoraCollab.Core.Projects;

namespace SoraCollab.Web.Rooms;

/// <summary>A member of a project tried what their role does not allow.</summary>
/// <param name="role">The role they have.</param>
public sealed class ReadOnlyMemberException(ProjectRole role = ProjectRole.Viewer) : StudioException(role == ProjectRole.Reviewer
    ? "You may review this project but not change it. Ask one of its owners to make you an editor."
    : "You may look at this project but not change it. Ask one of its owners to make you an editor.");
