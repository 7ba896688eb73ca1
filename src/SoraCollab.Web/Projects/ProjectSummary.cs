using System.Collections.Immutable;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Projects;

/// <summary>A project as the library shows it.</summary>
public sealed record ProjectSummary
{
    public required ProjectId Id { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>How long the film plays.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>The status of each shot, in the order of the board.</summary>
    public required ImmutableArray<ShotStatus> Statuses { get; init; }

    /// <summary>A still that stands for the film; null where it has none.</summary>
    public string? PosterHash { get; init; }

    public int ShotCount => Statuses.Length;
}
