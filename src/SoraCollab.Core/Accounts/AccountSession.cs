namespace SoraCollab.Core.Accounts;

/// <summary>One browser that is signed in to an account.</summary>
public sealed record AccountSession
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it signed in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last asked for something, to the minute.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>What it calls itself, such as "Firefox on Linux".</summary>
    public required string Device { get; init; }

    /// <summary>The network address that it last came from.</summary>
    public required string Address { get; init; }
}
