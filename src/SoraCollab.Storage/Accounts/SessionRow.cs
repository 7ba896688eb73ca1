namespace SoraCollab.Storage.Accounts;

internal sealed class SessionRow
{
    public Guid Id { get; set; }

    public string UserId { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public string Device { get; set; } = "";

    public string Address { get; set; } = "";
}
