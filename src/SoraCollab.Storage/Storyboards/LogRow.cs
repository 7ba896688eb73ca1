namespace SoraCollab.Storage.Storyboards;

internal sealed class LogRow
{
    public Guid ProjectId { get; set; }

    public long Version { get; set; }

    public Guid OperationId { get; set; }

    public string Actor { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public Guid? Undoes { get; set; }

    public Guid? Redoes { get; set; }

    public string EventsJson { get; set; } = "";
}
