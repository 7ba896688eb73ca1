using SoraCollab.Core.Projects;

namespace SoraCollab.Storage.Projects;

internal sealed class ProjectMemberRow
{
    public Guid ProjectId { get; set; }

    public string UserId { get; set; } = "";

    public ProjectRole Role { get; set; }
}
