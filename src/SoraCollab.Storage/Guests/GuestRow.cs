namespace SoraCollab.Storage.Guests;

internal sealed class GuestRow
{
    public Guid Id { get; set; }

    public Guid LinkId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>SHA-256 of what their browser keeps, in lower-case hexadecimal.</summary>
    public string SessionHash { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }
}
