namespace SoraCollab.Storage.Projects;

internal sealed class ProjectRow
{
    public Guid Id { get; set; }

    public string Title { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public int ShotCount { get; set; }

    public TimeSpan Length { get; set; }

    /// <summary>The status of each shot as a digit, in the order of the board; null until the project changes after this column came.</summary>
    public string? Statuses { get; set; }

    public int TakeCount { get; set; }

    public string? PosterHash { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }
}
