using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;

namespace SoraCollab.Web.Previews;

/// <summary>Tells watching browsers that a job's previews are over.</summary>
public sealed class PreviewEndings(PreviewBroker broker, IHubContext<PreviewHub> hub) : IHostedService
{
    /// <summary>The SignalR group of those who watch a project.</summary>
    public static string GroupOf(ProjectId project) => $"watch:{project}";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        broker.Ended += Tell;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        broker.Ended -= Tell;
        return Task.CompletedTask;
    }

    // Not waited for: a browser that misses it sees the take on the board all the same.
    private void Tell(ProjectId project, JobId job) =>
        _ = hub.Clients.Group(GroupOf(project)).SendAsync("PreviewEnded", new PreviewEnd { JobId = job.ToString() });
}
