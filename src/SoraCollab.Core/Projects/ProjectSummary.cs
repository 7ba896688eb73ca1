using System.Collections.Immutable;
using SoraCollab.Core.Storyboards;

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

    /// <summary>How long the film plays, as its shots are planned.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>The status of each shot, in the order of the board.</summary>
    public required ImmutableArray<ShotStatus> Statuses { get; init; }

    /// <summary>Number of shots.</summary>
    public int ShotCount => Statuses.Length;

    /// <summary>Number of takes.</summary>
    public required int TakeCount { get; init; }

    /// <summary>Hash of a still that stands for the film; null where it has none.</summary>
    public string? PosterHash { get; init; }

    /// <summary>What the person who asked may do.</summary>
    public required ProjectRole Role { get; init; }

    /// <inheritdoc/>
    public bool Equals(ProjectSummary? other) =>
        other is not null && (Id, Title, CreatedAt, ChangedAt, Length, TakeCount, PosterHash, Role)
            == (other.Id, other.Title, other.CreatedAt, other.ChangedAt, other.Length, other.TakeCount, other.PosterHash, other.Role)
        && Statuses.AsSpan().SequenceEqual(other.Statuses.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Title, ChangedAt, Length, TakeCount, Role);
}
