using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A take was handed in.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Take">The take.</param>
public sealed record TakeAdded(ShotId ShotId, Take Take) : StoryboardEvent;
