using SoraCollab.Core.News;

namespace SoraCollab.Storage.News;

internal sealed class NewsRow
{
    public Guid Id { get; set; }

    public string UserId { get; set; } = "";

    public Guid ProjectId { get; set; }

    public NewsKind Kind { get; set; }

    public string Actor { get; set; } = "";

    public Guid? ShotId { get; set; }

    public string ShotName { get; set; } = "";

    public string Words { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it was put into a letter, or was found to go into none.</summary>
    public DateTimeOffset? MailedAt { get; set; }
}
