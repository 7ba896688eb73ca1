namespace SoraCollab.Core.Projects;

/// <summary>Lets one person into a project, once, until it ends.</summary>
public sealed record Invitation
{
    /// <summary>The invitation.</summary>
    public required InvitationId Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The film's title now.</summary>
    public required string ProjectTitle { get; init; }

    /// <summary>What the invited person will be allowed to do.</summary>
    public required ProjectRole Role { get; init; }

    /// <summary>The one address that it lets in; null for whoever has the link.</summary>
    public string? Email { get; init; }

    /// <summary>Who invites.</summary>
    public required UserId Inviter { get; init; }

    /// <summary>The name of who invites.</summary>
    public required string InviterName { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}
