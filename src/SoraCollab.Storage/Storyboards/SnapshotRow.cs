namespace SoraCollab.Storage.Storyboards;

/// <summary>The storyboard as last committed. Its version is the lock between writers.</summary>
internal sealed class SnapshotRow
{
    public Guid ProjectId { get; set; }

    public long Version { get; set; }

    public string Json { get; set; } = "";
}
