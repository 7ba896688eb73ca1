using SoraCollab.Core.Projects;

namespace SoraCollab.Storage.Projects;

internal sealed class InvitationRow
{
    public Guid Id { get; set; }

    public Guid ProjectId { get; set; }

    /// <summary>SHA-256 of the link's code in lower-case hexadecimal: whoever reads the database cannot join by it.</summary>
    public string CodeHash { get; set; } = "";

    public ProjectRole Role { get; set; }

    /// <summary>The one address that it lets in, in lower case; null for whoever has the link.</summary>
    public string? Email { get; set; }

    public string InvitedBy { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public string? UsedBy { get; set; }
}
