using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Media.Previews;

namespace SoraCollab.Web.Previews;

/// <summary>Passes each new preview sheet to everybody who watches its project, and the last one to who comes late.</summary>
public sealed class PreviewBroker(TimeProvider clock, IOptions<PreviewOptions> options)
{
    private readonly ConcurrentDictionary<JobId, (ProjectId Project, PreviewFrame Frame)> _last = new();
    private readonly ConcurrentDictionary<(string Connection, ProjectId Project), PreviewViewer> _viewers = new();

    /// <summary>Raised when a job's previews end, with its project.</summary>
    public event Action<ProjectId, JobId>? Ended;

    /// <summary>Whether a preview is blurred while its take has not passed the output check.</summary>
    public bool BlursUnchecked => options.Value.BlurUntilChecked;

    /// <summary>Takes a new sheet and returns at once: no viewer is waited for.</summary>
    /// <param name="project">Who may see it.</param>
    /// <param name="job">The job.</param>
    /// <param name="frame">The sheet.</param>
    /// <param name="isChecked">Whether the take has passed its output check.</param>
    public void Publish(ProjectId project, JobId job, PreviewFrame frame, bool isChecked = false)
    {
        if (BlursUnchecked && !isChecked)
        {
            if (Blur(frame) is not { } blurred) return;
            frame = blurred;
        }

        _last[job] = (project, frame);
        foreach (var viewer in _viewers.Values)
        {
            if (viewer.Project == project)
                viewer.Offer(job, frame);
        }
    }

    // What cannot be blurred is not shown.
    private static PreviewFrame? Blur(PreviewFrame frame)
    {
        try
        {
            return frame with { Bytes = SheetBlur.Blur(frame.Bytes, frame.Columns, frame.Rows), ContentType = "image/jpeg" };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Forgets a job that has ended.</summary>
    public void Finish(ProjectId project, JobId job)
    {
        if (!_last.TryRemove(job, out _))
            return;
        foreach (var viewer in _viewers.Values)
            viewer.Forget(job);
        Ended?.Invoke(project, job);
    }

    /// <summary>The newest sheet of a running job, for server-side pictures of the queue; null when there is none.</summary>
    public PreviewFrame? Last(JobId job) => _last.TryGetValue(job, out var last) ? last.Frame : null;

    /// <summary>Begins to send a project's previews to a connection; it gets the last sheets at once.</summary>
    public void Watch(string connection, ProjectId project, Func<PreviewFrame, CancellationToken, Task> deliver)
    {
        var viewer = _viewers.GetOrAdd((connection, project), _ => new PreviewViewer(project, deliver, clock));
        foreach (var (job, last) in _last)
        {
            if (last.Project == project)
                viewer.Offer(job, last.Frame);
        }
    }

    /// <summary>Stops sending to a connection, for one project or (null) for all.</summary>
    public void Leave(string connection, ProjectId? project = null)
    {
        foreach (var key in _viewers.Keys)
        {
            if (key.Connection == connection && (project is null || key.Project == project) && _viewers.TryRemove(key, out var viewer))
                viewer.Dispose();
        }
    }
}
