using SoraCollab.Core.Guests;

namespace SoraCollab.Storage.Guests;

internal sealed class GuestLinkRow
{
    public Guid Id { get; set; }

    public Guid ProjectId { get; set; }

    /// <summary>SHA-256 of the link's code in lower-case hexadecimal: whoever reads the database cannot use it.</summary>
    public string CodeHash { get; set; } = "";

    /// <summary>See <see cref="PassPhraseHash"/>; null where none is asked.</summary>
    public string? PassPhraseHash { get; set; }

    public GuestRights Rights { get; set; }

    public string MadeBy { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}
