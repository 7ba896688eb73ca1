namespace SoraCollab.Core.Hosting;

/// <summary>The studio's answer to a host that introduced itself.</summary>
public sealed record HostWelcome
{
    /// <summary>The host's name in the studio, the same for the same key.</summary>
    public required HostId HostId { get; init; }

    /// <summary>Seconds that a lease lasts without progress.</summary>
    public required double LeaseSeconds { get; init; }
}
