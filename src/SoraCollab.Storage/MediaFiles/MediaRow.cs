namespace SoraCollab.Storage.MediaFiles;

internal sealed class MediaRow
{
    public string Hash { get; set; } = "";

    public long Length { get; set; }

    public string ContentType { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}
