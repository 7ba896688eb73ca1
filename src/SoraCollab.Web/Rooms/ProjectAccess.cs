using SoraCollab.Core;
using SoraCollab.Core.Projects;

namespace SoraCollab.Web.Rooms;

/// <summary>Who may do what in which project. Asked at every command, not once per connection: teams change meanwhile.</summary>
public sealed class ProjectAccess(IProjectStore projects)
{
    /// <summary>Lets a person look.</summary>
    /// <exception cref="ProjectClosedException">The project does not exist or the person is not in its team.</exception>
    public async Task<ProjectRole> DemandAsync(ProjectId project, UserId user, CancellationToken cancellationToken = default) =>
        await projects.FindRoleAsync(project, user, cancellationToken) ?? throw new ProjectClosedException(project);

    /// <summary>Lets a person change things.</summary>
    /// <exception cref="ProjectClosedException">The project does not exist or the person is not in its team.</exception>
    /// <exception cref="ReadOnlyMemberException">The person may only look.</exception>
    public async Task DemandEditorAsync(ProjectId project, UserId user, CancellationToken cancellationToken = default)
    {
        await DemandAsync(project, user, ProjectRole.Editor, cancellationToken);
    }

    /// <summary>Lets a person do what takes a role.</summary>
    /// <exception cref="ProjectClosedException">The project does not exist or the person is not in its team.</exception>
    /// <exception cref="ReadOnlyMemberException">The person's role is less.</exception>
    public async Task DemandAsync(ProjectId project, UserId user, ProjectRole least, CancellationToken cancellationToken = default)
    {
        if (await DemandAsync(project, user, cancellationToken) is var role && role < least)
            throw new ReadOnlyMemberException(role);
    }
}
