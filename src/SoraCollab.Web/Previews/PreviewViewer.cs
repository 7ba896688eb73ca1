using System.Threading.Channels;
using SoraCollab.Core;

namespace SoraCollab.Web.Previews;

/// <summary>
/// One browser's place for previews: the newest sheet of each running job, sent one at a time and only after the
/// browser has drawn the last, so that a slow browser sees fewer sheets and holds up nobody.
/// </summary>
public sealed class PreviewViewer : IDisposable
{
    // Longer than a busy browser takes to draw, shorter than a person waits before believing the picture is stuck.
    private static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<JobId, PreviewFrame> _latest = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _gone = new();
    private readonly Func<PreviewFrame, CancellationToken, Task> _deliver;
    private readonly TimeProvider _clock;

    /// <param name="project">The project whose jobs are watched.</param>
    /// <param name="deliver">Sends a sheet and returns when the browser has drawn it.</param>
    /// <param name="clock">Measures the time that a browser may take.</param>
    public PreviewViewer(ProjectId project, Func<PreviewFrame, CancellationToken, Task> deliver, TimeProvider clock)
    {
        Project = project;
        _deliver = deliver;
        _clock = clock;
        Pumping = Task.Run(PumpAsync);
    }

    public ProjectId Project { get; }

    /// <summary>Ends when the viewer has left.</summary>
    public Task Pumping { get; }

    /// <summary>Puts the sheet in the job's slot; an older one that was not yet sent is dropped.</summary>
    public void Offer(JobId job, PreviewFrame frame)
    {
        lock (_latest)
            _latest[job] = frame;
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Drops what waits for a job that has ended.</summary>
    public void Forget(JobId job)
    {
        lock (_latest)
            _latest.Remove(job);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _wake.Writer.TryComplete();
    }

    private async Task PumpAsync()
    {
        try
        {
            while (await _wake.Reader.WaitToReadAsync(_gone.Token))
            {
                while (_wake.Reader.TryRead(out _))
                {
                }
                while (TakeOne() is { } frame)
                    await DeliverAsync(frame);
            }
        }
        catch (OperationCanceledException)
        {
            // The browser left.
        }
    }

    private PreviewFrame? TakeOne()
    {
        lock (_latest)
        {
            foreach (var (job, frame) in _latest)
            {
                _latest.Remove(job);
                return frame;
            }
            return null;
        }
    }

    private async Task DeliverAsync(PreviewFrame frame)
    {
        using var patience = new CancellationTokenSource(AckTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _gone.Token);
        try
        {
            await _deliver(frame, either.Token);
        }
        catch (Exception failure) when (!_gone.IsCancellationRequested && failure is OperationCanceledException or Microsoft.AspNetCore.SignalR.HubException or IOException)
        {
            // The sheet was not acknowledged: it is a picture that the next one replaces, so nothing is sent again.
        }
    }
}
