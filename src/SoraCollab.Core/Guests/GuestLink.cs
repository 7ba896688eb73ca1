namespace SoraCollab.Core.Guests;

/// <summary>Lets people without an account into a review, until it ends or is withdrawn.</summary>
public sealed record GuestLink
{
    /// <summary>The link.</summary>
    public required GuestLinkId Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The film's title now.</summary>
    public required string ProjectTitle { get; init; }

    /// <summary>What its guests may do.</summary>
    public required GuestRights Rights { get; init; }

    /// <summary>Whether its guests must know a pass phrase.</summary>
    public required bool AsksPassPhrase { get; init; }

    /// <summary>The name of who made it.</summary>
    public required string MakerName { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}
