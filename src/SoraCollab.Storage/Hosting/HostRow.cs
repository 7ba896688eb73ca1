namespace SoraCollab.Storage.Hosting;

internal sealed class HostRow
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public string KeyHash { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
