using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Projects;

/// <summary>The signed-in person's projects.</summary>
public sealed class ProjectShelf(CurrentPerson current, IProjectStore projects, IStoryboardStore storyboards, IProjectRooms rooms, ProjectAccess access)
{
    /// <summary>The person's projects, last changed first.</summary>
    public async Task<IReadOnlyList<ProjectSummary>> ListAsync(CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        var summaries = new List<ProjectSummary>();
        foreach (var project in await projects.ListAsync(person.Id, cancellationToken))
        {
            // Read from the store: a look at the library must not open a room for every film.
            var shots = (await storyboards.LoadAsync(project.Id, cancellationToken))?.Shots.ToArray() ?? [];
            summaries.Add(new ProjectSummary
            {
                Id = project.Id,
                Title = project.Title,
                ChangedAt = project.ChangedAt,
                Length = TimeSpan.FromTicks(shots.Sum(shot => shot.Format.Duration.Ticks)),
                Statuses = [.. shots.Select(shot => shot.Status)],
                PosterHash = project.PosterHash,
            });
        }
        return summaries;
    }

    /// <summary>Makes a project with one empty scene, owned by the person.</summary>
    /// <exception cref="StudioException">The title is empty or too long.</exception>
    public async Task<ProjectId> CreateAsync(string title, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        var project = (await projects.CreateAsync(title.Trim(), person.Id, cancellationToken)).Id;
        await rooms.SendAsync(
            new CommandEnvelope
            {
                OperationId = OperationId.New(),
                ProjectId = project,
                BaseVersion = 0,
                Actor = UserId.Studio,
                Command = new AddScene(SceneId.New(), "Scene 1"),
            },
            cancellationToken);
        return project;
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
