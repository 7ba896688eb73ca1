using System.Collections.Immutable;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>One accepted command: what it changed, and the version that came of it. The log of a project is these in order.</summary>
public sealed record StoryboardLogEntry
{
    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>The version after it: one more than the version before.</summary>
    public required long Version { get; init; }

    /// <summary>The command's id.</summary>
    public required OperationId OperationId { get; init; }

    /// <summary>Who did it.</summary>
    public required UserId Actor { get; init; }

    /// <summary>When the studio accepted it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it changed, in order, already transformed to the version before it. Empty where the merge left nothing to do.</summary>
    public required ImmutableArray<StoryboardEvent> Events { get; init; }

    /// <summary>For an undo, the command that it undid.</summary>
    public OperationId? Undoes { get; init; }

    /// <summary>For a redo, the command that it did again.</summary>
    public OperationId? Redoes { get; init; }

    /// <inheritdoc/>
    public bool Equals(StoryboardLogEntry? other) =>
        other is not null && ProjectId == other.ProjectId && Version == other.Version && OperationId == other.OperationId
        && Actor == other.Actor && At == other.At && Undoes == other.Undoes && Redoes == other.Redoes
        && Events.AsSpan().SequenceEqual(other.Events.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ProjectId, Version, OperationId);
}
