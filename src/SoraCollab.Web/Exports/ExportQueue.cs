using System.Collections.Concurrent;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Media.Export;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Exports;

/// <summary>
/// Renders films, one after the other: FFmpeg uses every core that it gets. It does not ask who may enter the project:
/// callers do, see <see cref="ExportDesk"/>.
/// </summary>
public sealed partial class ExportQueue : IDisposable
{
    private readonly IProjectRooms _rooms;
    private readonly ExportRenderer _renderer;
    private readonly ExportShelf _shelf;
    private readonly TimeProvider _clock;
    private readonly ILogger<ExportQueue> _log;
    private readonly ConcurrentDictionary<ExportId, ExportRun> _runs = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _isStopping;

    public ExportQueue(IProjectRooms rooms, ExportRenderer renderer, ExportShelf shelf, TimeProvider clock, ILogger<ExportQueue> log)
    {
        (_rooms, _renderer, _shelf, _clock, _log) = (rooms, renderer, shelf, clock, log);
        foreach (var status in shelf.Load())
            _runs[status.Id] = new ExportRun(status);
    }

    /// <summary>Raised when an export began, moved or ended; from any thread.</summary>
    public event Action? Changed;

    /// <summary>Begins an export of the film as it stands now.</summary>
    /// <exception cref="StudioException">It cannot be made; the message says why and nothing was begun.</exception>
    public async Task<ExportStatus> StartAsync(ProjectId project, SequenceFormat format, UserId requestedBy, CancellationToken cancellationToken = default)
    {
        var storyboard = await _rooms.OpenAsync(project, cancellationToken);
        ExportPlanner.DemandWhole(storyboard);
        _renderer.DemandReady(format);
        var run = new ExportRun(new ExportStatus
        {
            Id = ExportId.New(),
            Project = project,
            Name = FormattableString.Invariant($"{storyboard.Title}, {format.Width} × {format.Height}, {format.FramesPerSecond} per second"),
            FileName = $"{Plain(storyboard.Title)}.mp4",
            RequestedBy = requestedBy,
            CreatedAt = _clock.GetUtcNow(),
            Duration = ExportPlanner.LengthOf(storyboard),
        });
        await _shelf.NoteAsync(run.Status);
        _runs[run.Status.Id] = run;
        Changed?.Invoke();
        _ = RunAsync(run, storyboard, format);
        return run.Status;
    }

    /// <summary>Stops an export; one that has ended stays as it is.</summary>
    public Task CancelAsync(ExportId id) => _runs.TryGetValue(id, out var run) ? run.Stop.CancelAsync() : Task.CompletedTask;

    /// <summary>Takes an export that has ended off the list, with its file.</summary>
    public void Remove(ExportId id)
    {
        if (_runs.TryGetValue(id, out var run) && !run.Status.IsLive && _runs.TryRemove(id, out _))
        {
            _shelf.Remove(id);
            Changed?.Invoke();
        }
    }

    /// <summary>The exports of a project, newest first.</summary>
    public IReadOnlyList<ExportStatus> Of(ProjectId project) =>
        [.. _runs.Values.Select(run => run.Status).Where(status => status.Project == project).OrderByDescending(status => status.CreatedAt)];

    /// <summary>What is known of an export; null when there is none.</summary>
    public ExportStatus? Find(ExportId id) => _runs.TryGetValue(id, out var run) ? run.Status : null;

    public void Dispose()
    {
        _isStopping = true;
        foreach (var run in _runs.Values)
            run.Stop.Cancel();
    }

    private async Task RunAsync(ExportRun run, Storyboard storyboard, SequenceFormat format)
    {
        var hasTurn = false;
        try
        {
            await _turn.WaitAsync(run.Stop.Token);
            hasTurn = true;
            Set(run, status => status with { State = ExportState.Running });
            var began = _clock.GetTimestamp();
            var file = _shelf.FileOf(run.Status.Id);
            await _renderer.RenderAsync(storyboard, format, file, share => Move(run, share, began), run.Stop.Token);
            var done = run.Status with { State = ExportState.Done, Share = 1, Remaining = null, Bytes = new FileInfo(file).Length };
            await EndAsync(run, done);
        }
        catch (OperationCanceledException) when (_isStopping)
        {
            // Nobody cancelled it: its note says that it was under way, which the next start makes a failure of.
        }
        catch (OperationCanceledException)
        {
            await EndAsync(run, run.Status with { State = ExportState.Cancelled, Remaining = null });
        }
        catch (Exception failure)
        {
            // The last line of defence: whatever went wrong is the export's own end, not the studio's.
            LogFailed(failure, run.Status.Id);
            await EndAsync(run, run.Status with { State = ExportState.Failed, Remaining = null, Error = failure.Message });
        }
        finally
        {
            if (hasTurn)
                _turn.Release();
        }
    }

    private async Task EndAsync(ExportRun run, ExportStatus end)
    {
        try
        {
            await _shelf.NoteAsync(end);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotNoted(failure, end.Id);
        }
        Set(run, _ => end);
    }

    private void Move(ExportRun run, double share, long began) => Set(run, status => status with
    {
        Share = share,
        Remaining = share > 0.02 ? _clock.GetElapsedTime(began) * ((1 - share) / share) : null,
    });

    private void Set(ExportRun run, Func<ExportStatus, ExportStatus> change)
    {
        run.Set(change);
        Changed?.Invoke();
    }

    private static string Plain(string title)
    {
        var bare = new string([.. title.Select(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' ? letter : '-')]).Trim();
        return bare.Length == 0 ? "film" : bare;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Export {Export} failed")]
    private partial void LogFailed(Exception failure, ExportId export);

    [LoggerMessage(Level = LogLevel.Error, Message = "How export {Export} ended could not be noted; after a restart it will stand as cut off")]
    private partial void LogNotNoted(Exception failure, ExportId export);
}
