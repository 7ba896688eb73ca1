using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Projects;

/// <summary>The signed-in person's projects.</summary>
public sealed class ProjectShelf(CurrentPerson current, IProjectStore projects, IProjectRooms rooms, AuditLog audit)
{
    /// <summary>The person's projects, last changed first.</summary>
    public async Task<IReadOnlyList<ProjectSummary>> ListAsync(CancellationToken cancellationToken = default) =>
        await projects.ListAsync((await current.GetAsync()).Id, cancellationToken);

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
        await audit.RecordAsync(AuditAct.ProjectMade, person, $"“{title.Trim()}”", project);
        return project;
    }
}
