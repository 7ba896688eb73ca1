namespace SoraCollab.Core.Accounts;

/// <summary>An account as administrators see it.</summary>
public sealed record StudioAccount
{
    /// <summary>Whose it is.</summary>
    public required UserId Id { get; init; }

    /// <summary>The name that others see.</summary>
    public required string Name { get; init; }

    /// <summary>The address that it signs in with.</summary>
    public required string Email { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it opens nothing; null while it may be used.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Whether it runs the studio.</summary>
    public required bool IsAdministrator { get; init; }

    /// <summary>How many projects it is on.</summary>
    public required int ProjectCount { get; init; }
}
