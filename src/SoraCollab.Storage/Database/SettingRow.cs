namespace SoraCollab.Storage.Database;

/// <summary>Something about the whole studio that outlives its process. What has no value is on while its row is there.</summary>
internal sealed class SettingRow
{
    /// <summary>The queue hands out no jobs.</summary>
    public const string QueuePaused = "queue-paused";

    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}
