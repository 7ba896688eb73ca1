namespace SoraCollab.Core.Storyboards;

/// <summary>A shot's seed and whether it stays from take to take.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Locked">True to keep it.</param>
public sealed record ShotSeed(ulong Seed, bool Locked);
