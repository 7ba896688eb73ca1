namespace SoraCollab.Storage.Audit;

internal sealed class AuditRow
{
    public long Number { get; set; }

    public DateTimeOffset At { get; set; }

    public string Act { get; set; } = "";

    public string Actor { get; set; } = "";

    public string ActorName { get; set; } = "";

    public string Subject { get; set; } = "";

    /// <summary>Not a foreign key: the log outlives projects.</summary>
    public Guid? ProjectId { get; set; }

    public string Address { get; set; } = "";

    public string PreviousHash { get; set; } = "";

    public string Hash { get; set; } = "";
}
