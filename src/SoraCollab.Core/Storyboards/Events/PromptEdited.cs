using SoraCollab.Core.Text;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A shot's prompt was edited.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Operation">The edit, against the prompt right before it.</param>
/// <param name="Inverse">The edit that takes it back, against the prompt right after it.</param>
public sealed record PromptEdited(ShotId ShotId, TextOperation Operation, TextOperation Inverse) : StoryboardEvent;
