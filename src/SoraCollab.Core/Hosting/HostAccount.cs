namespace SoraCollab.Core.Hosting;

/// <summary>A host that may connect, as the studio remembers it.</summary>
public sealed record HostAccount
{
    /// <summary>The host's name in the studio.</summary>
    public required HostId Id { get; init; }

    /// <summary>A name for people.</summary>
    public required string Name { get; init; }

    /// <summary>When its key was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last heard of; null before the first time.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>When its key was revoked; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
