namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes a shot's seed and whether it stays.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Locked">True to keep it from take to take.</param>
public sealed record SetShotSeed(ShotId ShotId, ulong Seed, bool Locked) : StoryboardCommand;
