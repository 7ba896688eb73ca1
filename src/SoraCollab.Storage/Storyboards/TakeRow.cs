namespace SoraCollab.Storage.Storyboards;

/// <summary>An index of the takes that storyboards hold, to tell whose a file is. Takes of removed shots stay in it.</summary>
internal sealed class TakeRow
{
    public Guid Id { get; set; }

    public Guid ProjectId { get; set; }

    public Guid ShotId { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}
