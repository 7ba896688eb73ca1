namespace SoraCollab.Core.Projects;

/// <summary>What the library shows of a project.</summary>
public sealed record ProjectSummary
{
    /// <summary>The project.</summary>
    public required ProjectId Id { get; init; }

    /// <summary>The film's title.</summary>
    public required string Title { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Number of shots.</summary>
    public required int ShotCount { get; init; }

    /// <summary>Number of takes.</summary>
    public required int TakeCount { get; init; }

    /// <summary>Hash of a still that stands for the film; null where it has none.</summary>
    public string? PosterHash { get; init; }

    /// <summary>What the person who asked may do.</summary>
    public required ProjectRole Role { get; init; }
}
