using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Projects;

/// <summary>Deletes projects: at once for people, later on the disk (see <see cref="MediaFiles.MediaSweep"/>).</summary>
public sealed class ProjectRemoval(BoardDoor door, IProjectStore projects, GenerationQueue queue, TeamWatch team, AuditLog audit)
{
    /// <summary>Calls the project's jobs off, takes it out of everybody's library and closes it where it is open.</summary>
    /// <exception cref="StudioException">The project is closed to the person, or they are not its owner.</exception>
    public async Task DeleteAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        var (person, role) = await door.EnterAsync(project, cancellationToken);
        if (role < ProjectRole.Owner)
            throw new NotTheOwnerException("delete the project");
        var title = (await projects.ListAsync(person.Id, cancellationToken)).FirstOrDefault(one => one.Id == project)?.Title ?? "";
        await projects.ArchiveAsync(project, cancellationToken);
        await audit.RecordAsync(AuditAct.ProjectDeleted, person, $"“{title}”", project);
        // Not broken off any more: the project is gone, and its jobs would go on for nobody.
        foreach (var job in queue.Snapshot.Of(project).Jobs.Where(job => !job.HasEnded))
            await queue.CancelAsync(job.Id, person.Id, CancellationToken.None);
        team.PutOut(project);
    }
}
