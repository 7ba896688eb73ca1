namespace SoraCollab.Core.News;

/// <summary>One thing that a person was told.</summary>
public sealed record NewsItem
{
    /// <summary>The item.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is.</summary>
    public required NewsKind Kind { get; init; }

    /// <summary>The project that it happened in.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The project's title now.</summary>
    public required string ProjectTitle { get; init; }

    /// <summary>Who did it, as they were called then.</summary>
    public required string Actor { get; init; }

    /// <summary>The shot that it is about; null where it is about none.</summary>
    public ShotId? Shot { get; init; }

    /// <summary>The shot's number and title then, such as "020 The balloon lifts".</summary>
    public string ShotName { get; init; } = "";

    /// <summary>What was said, or the new status; may be empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the person saw it; null while they have not.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}
