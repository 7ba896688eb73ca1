namespace SoraCollab.Storage.Mail;

internal sealed class OutboxRow
{
    public Guid Id { get; set; }

    /// <summary>The letter as the studio sealed it: it may hold a link that opens a door, so whoever reads the database must not read it.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it may be tried next.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>After this it is of no use any more.</summary>
    public DateTimeOffset EndsAt { get; set; }

    public int Attempts { get; set; }
}
