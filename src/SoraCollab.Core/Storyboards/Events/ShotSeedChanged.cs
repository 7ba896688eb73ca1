namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A shot's seed, or whether it stays, changed.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">The seed before.</param>
/// <param name="After">The seed now.</param>
public sealed record ShotSeedChanged(ShotId ShotId, ShotSeed Before, ShotSeed After) : StoryboardEvent;
