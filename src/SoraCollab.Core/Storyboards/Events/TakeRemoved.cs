using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A take left its shot.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Take">The take whole.</param>
/// <param name="WasChosen">Whether it stood in the film.</param>
public sealed record TakeRemoved(ShotId ShotId, Take Take, bool WasChosen) : StoryboardEvent;
