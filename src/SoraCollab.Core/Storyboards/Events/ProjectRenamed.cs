namespace SoraCollab.Core.Storyboards.Events;

/// <summary>The film's title changed.</summary>
/// <param name="Before">The title before.</param>
/// <param name="After">The title now.</param>
public sealed record ProjectRenamed(string Before, string After) : StoryboardEvent;
