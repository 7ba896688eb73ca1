using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Rooms;

/// <summary>The signed-in person's projects.</summary>
public sealed class ProjectLibrary(CurrentPerson current, IProjectStore projects, ProjectAccess access)
{
    /// <summary>The person's projects, last changed first.</summary>
    public async Task<IReadOnlyList<ProjectCard>> ListAsync(CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        return
        [
            .. from project in await projects.ListAsync(person.Id, cancellationToken)
               select new ProjectCard(project.Id, project.Title, project.ShotCount, project.TakeCount, project.PosterHash, project.ChangedAt, project.Role),
        ];
    }

    /// <summary>Makes a project with an empty board, owned by the person.</summary>
    /// <exception cref="StudioException">The title is empty or too long.</exception>
    public async Task<ProjectId> CreateAsync(string title, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        return (await projects.CreateAsync(title.Trim(), person.Id, cancellationToken)).Id;
    }

    /// <summary>Takes a project out of everybody's library. Its data stay on the disk.</summary>
    /// <exception cref="StudioException">The project is closed to the person, or they are not its owner.</exception>
    public async Task DeleteAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        if (await access.DemandAsync(project, person.Id, cancellationToken) < ProjectRole.Owner)
            throw new NotTheOwnerException("delete the project");
        await projects.ArchiveAsync(project, cancellationToken);
    }

    /// <summary>Who is on a project.</summary>
    /// <exception cref="ProjectClosedException">The project is closed to the person.</exception>
    public async Task<IReadOnlyList<ProjectMember>> MembersAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await access.DemandAsync(project, (await current.GetAsync()).Id, cancellationToken);
        return await projects.ListMembersAsync(project, cancellationToken);
    }
}
