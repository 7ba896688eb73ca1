namespace SoraCollab.Storage.MediaFiles;

/// <summary>Uploaded media of a project, with the hashes that queries ask for beside the whole of it as JSON.</summary>
internal sealed class ProjectMediaRow
{
    public Guid ProjectId { get; set; }

    public string Hash { get; set; } = "";

    public string ProxyHash { get; set; } = "";

    public string PosterHash { get; set; } = "";

    public DateTimeOffset UploadedAt { get; set; }

    public string Json { get; set; } = "";
}
