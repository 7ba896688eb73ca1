using System.Collections.Concurrent;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Exports;

/// <summary>
/// Renders films, one after the other: FFmpeg uses every core that it gets. It does not ask who may enter the project:
/// callers do, see <see cref="ProjectAccess"/>.
/// </summary>
public sealed partial class ExportQueue(
    IProjectRooms rooms,
    ExportRenderer renderer,
    StudioPaths paths,
    TimeProvider clock,
    ILogger<ExportQueue> log) : IDisposable
{
    private readonly ConcurrentDictionary<ExportId, Export> _exports = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Raised when an export began, moved or ended; from any thread.</summary>
    public event Action? Changed;

    /// <summary>What an export would hold.</summary>
    public async Task<ExportPlan> PlanAsync(ProjectId project, CancellationToken cancellationToken = default) =>
        ExportPlanner.Plan(await rooms.OpenAsync(project, cancellationToken));

    /// <summary>Begins an export of the film as it stands now.</summary>
    /// <exception cref="StudioException">It cannot be made; the message says why and nothing was begun.</exception>
    public async Task<ExportStatus> StartAsync(ProjectId project, UserId requestedBy, CancellationToken cancellationToken = default)
    {
        var storyboard = await rooms.OpenAsync(project, cancellationToken);
        var plan = ExportPlanner.Demand(storyboard);
        renderer.DemandReady();
        var export = new Export(new ExportStatus
        {
            Id = ExportId.New(),
            Project = project,
            Title = storyboard.Title,
            RequestedBy = requestedBy,
            StartedAt = clock.GetUtcNow(),
            ShotCount = plan.Shots.Length,
            Duration = plan.Duration,
        });
        _exports[export.Status.Id] = export;
        Changed?.Invoke();
        export.Running = RunAsync(export, storyboard);
        return export.Status;
    }

    /// <summary>Stops an export; one that has ended stays as it is.</summary>
    public async Task CancelAsync(ExportId id, UserId actor)
    {
        if (_exports.TryGetValue(id, out var export))
        {
            await export.Stop.CancelAsync();
            LogCancelled(id, actor);
        }
    }

    /// <summary>The exports of a project since the studio started, newest first.</summary>
    public IReadOnlyList<ExportStatus> For(ProjectId project) =>
        [.. _exports.Values.Select(export => export.Status).Where(status => status.Project == project).OrderByDescending(status => status.StartedAt)];

    /// <summary>The finished file of an export; null when there is none.</summary>
    public (string Path, ExportStatus Status)? Find(ExportId id) =>
        _exports.TryGetValue(id, out var export) && export.Status.State == ExportState.Done ? (FileOf(id), export.Status) : null;

    public void Dispose()
    {
        foreach (var export in _exports.Values)
            export.Stop.Cancel();
    }

    private string FileOf(ExportId id) => Path.Combine(paths.Exports, $"{id}.mp4");

    private async Task RunAsync(Export export, Storyboard storyboard)
    {
        var id = export.Status.Id;
        var hasTurn = false;
        try
        {
            await _turn.WaitAsync(export.Stop.Token);
            hasTurn = true;
            var file = FileOf(id);
            await renderer.RenderAsync(storyboard, file, share => Set(export, status => status with { Progress = share }), export.Stop.Token);
            Set(export, status => status with { State = ExportState.Done, Progress = 1, Bytes = new FileInfo(file).Length });
        }
        catch (OperationCanceledException)
        {
            Set(export, status => status with { State = ExportState.Cancelled });
        }
        catch (Exception failure)
        {
            LogFailed(failure, id);
            Set(export, status => status with { State = ExportState.Failed, Error = failure.Message });
        }
        finally
        {
            if (hasTurn)
                _turn.Release();
        }
    }

    private void Set(Export export, Func<ExportStatus, ExportStatus> change)
    {
        lock (export)
            export.Status = change(export.Status);
        Changed?.Invoke();
    }

    private sealed class Export(ExportStatus status)
    {
        public ExportStatus Status { get; set; } = status;

        public CancellationTokenSource Stop { get; } = new();

        public Task? Running { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Export {Export} failed")]
    private partial void LogFailed(Exception failure, ExportId export);

    [LoggerMessage(Level = LogLevel.Information, Message = "Export {Export} was cancelled by {User}")]
    private partial void LogCancelled(ExportId export, UserId user);
}
