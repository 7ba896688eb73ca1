using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A take that was removed came back.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Take">The take whole.</param>
/// <param name="WasChosen">Whether it stands, again, in the film.</param>
public sealed record TakeReturned(ShotId ShotId, Take Take, bool WasChosen) : StoryboardEvent;
