using System.Collections.Immutable;

namespace SoraCollab.Web.Rooms;

/// <summary>What a browser gets when it joins a room.</summary>
/// <param name="Version">The project's version.</param>
/// <param name="Shots">Every shot's prompt at that version.</param>
/// <param name="Missed">Edits after the version that the browser named, in order; null when it named none.</param>
public sealed record JoinAnswer(long Version, ImmutableArray<ShotPrompt> Shots, ImmutableArray<TextApplied>? Missed);
