namespace SoraCollab.Storage.Storyboards;

/// <summary>
/// The storyboard's version, which is the lock between writers, and the storyboard as it was at some version not long before:
/// the log holds what came since. Writing all of it with each keystroke would cost more than the keystroke as films grow.
/// </summary>
internal sealed class SnapshotRow
{
    public Guid ProjectId { get; set; }

    public long Version { get; set; }

    public long SnapshotVersion { get; set; }

    public string Json { get; set; } = "";
}
