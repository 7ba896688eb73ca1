using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;

namespace SoraCollab.Web.Hosting;

/// <summary>What the studio says to hosts.</summary>
public sealed class HostCalls(IHubContext<InferenceHostHub, IInferenceHostClient> hub, HostRegistry hosts)
{
    /// <summary>A job waits.</summary>
    public Task TellJobQueuedAsync() => hub.Clients.All.JobQueued();

    /// <summary>Something shall be done with a model of a host.</summary>
    /// <returns>False where the host is away.</returns>
    public async Task<bool> TellModelOrderAsync(HostId host, ModelOrder order)
    {
        if (hosts.Find(host) is not { } online)
            return false;
        await hub.Clients.Client(online.ConnectionId).ManageModel(order);
        return true;
    }

    /// <summary>A job was called off; a host that is away hears it at its next report.</summary>
    public Task TellCancelAsync(HostId host, JobId job, long leaseToken) =>
        hosts.Find(host) is { } online
            ? hub.Clients.Client(online.ConnectionId).CancelJob(job, leaseToken)
            : Task.CompletedTask;
}
