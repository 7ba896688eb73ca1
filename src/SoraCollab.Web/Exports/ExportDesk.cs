using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Storyboards;
using SoraCollab.Media.Export;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Exports;

/// <summary>Where the circuit's person has films rendered.</summary>
public sealed class ExportDesk(CurrentPerson current, ProjectAccess access, ExportQueue queue, AuditLog audit)
{
    /// <summary>Raised when an export began, moved or ended; from any thread.</summary>
    public event Action? Changed
    {
        add => queue.Changed += value;
        remove => queue.Changed -= value;
    }

    /// <summary>The exports of a project, newest first.</summary>
    public IReadOnlyList<ExportStatus> Of(ProjectId project) => queue.Of(project);

    /// <summary>Numbers of the shots that have no chosen take, in the order of the board.</summary>
    public IReadOnlyList<string> ShotsWithoutTake(Storyboard storyboard) => ExportPlanner.ShotsWithoutTake(storyboard);

    /// <summary>Begins an export; the answer is why not, for people, or null.</summary>
    public async Task<string?> StartAsync(ProjectId project, SequenceFormat format, CancellationToken cancellationToken = default)
    {
        try
        {
            var person = await current.GetAsync();
            await access.DemandEditorAsync(project, person.Id, cancellationToken);
            var begun = await queue.StartAsync(project, format, person.Id, cancellationToken);
            await audit.RecordAsync(AuditAct.ExportStarted, person, begun.Name, project);
            return null;
        }
        catch (StudioException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>Stops an export; one that has ended stays as it is.</summary>
    /// <exception cref="StudioException">The project is closed to the person.</exception>
    public async Task CancelAsync(ExportId id)
    {
        if (await MayChangeAsync(id))
            await queue.CancelAsync(id);
    }

    /// <summary>Takes an export that has ended off the list, with its file.</summary>
    /// <exception cref="StudioException">The project is closed to the person.</exception>
    public async Task RemoveAsync(ExportId id)
    {
        if (await MayChangeAsync(id))
            queue.Remove(id);
    }

    private async Task<bool> MayChangeAsync(ExportId id)
    {
        if (queue.Find(id) is not { } export)
            return false;
        await access.DemandEditorAsync(export.Project, (await current.GetAsync()).Id);
        return true;
    }
}
