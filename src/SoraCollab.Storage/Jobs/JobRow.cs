using SoraCollab.Core.Jobs;

namespace SoraCollab.Storage.Jobs;

/// <summary>A job, with the columns that queries ask for beside the whole of it as JSON.</summary>
internal sealed class JobRow
{
    public Guid Id { get; set; }

    public Guid ProjectId { get; set; }

    public string RequestedBy { get; set; } = "";

    public string Model { get; set; } = "";

    public JobState State { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    public DateTimeOffset? ClaimedAt { get; set; }

    public bool TakeAdded { get; set; }

    public string Json { get; set; } = "";
}
