using System.Collections.Immutable;

namespace SoraCollab.Core.Storyboards;

/// <summary>An ordered group of shots.</summary>
public sealed record Scene
{
    /// <summary>The scene's name, unchanged for life.</summary>
    public required SceneId Id { get; init; }

    /// <summary>Place within the storyboard: scenes are sorted by this <see cref="OrderKey"/>.</summary>
    public required string Order { get; init; }

    /// <summary>A title for people; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where and when, as a screenplay heads a scene: "EXT. BAY, DUSK". May be empty.</summary>
    public string SlugLine { get; init; } = "";

    /// <summary>The shots in playing order.</summary>
    public ImmutableArray<Shot> Shots { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Scene? other) =>
        other is not null && Id == other.Id && Order == other.Order && Title == other.Title && SlugLine == other.SlugLine
        && Shots.AsSpan().SequenceEqual(other.Shots.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Order, Title, SlugLine, Shots.Length);
}
