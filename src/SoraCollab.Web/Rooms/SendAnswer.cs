namespace SoraCollab.Web.Rooms;

/// <summary>What a browser gets for an edit.</summary>
/// <param name="Version">The project's version after it, or the current one when refused.</param>
/// <param name="Refusal">Why it was refused, for people; null when it was accepted.</param>
public sealed record SendAnswer(long Version, string? Refusal);
