using SoraCollab.Core;
using SoraCollab.Core.Hosting;

namespace SoraCollab.Web.Hosting;

/// <summary>A connected host.</summary>
public sealed class HostConnection(HostId id, string connectionId, HostAnnouncement announcement, DateTimeOffset connectedAt, Action abort)
{
    public HostId Id { get; } = id;

    public string ConnectionId { get; } = connectionId;

    public HostAnnouncement Announcement { get; } = announcement;

    public DateTimeOffset ConnectedAt { get; } = connectedAt;

    public DateTimeOffset LastSeen { get; set; } = connectedAt;

    /// <summary>The job it works on; null when idle.</summary>
    public JobId? Job { get; set; }

    public double? MillisecondsPerStep { get; set; }

    /// <summary>Takes handed in over this connection.</summary>
    public int TakesMade { get; set; }

    /// <summary>What it last said of its models; null until it has.</summary>
    public HostModelReport? ModelReport { get; set; }

    /// <summary>Ends the connection.</summary>
    public void Abort() => abort();
}
