namespace SoraCollab.Web.Rooms;

/// <summary>What a browser gets for an edit.</summary>
/// <param name="Version">The project's version after it, or the current one when refused.</param>
/// <param name="Refusal">Why it was refused, for people; null when it was accepted.</param>
/// <param name="MustRetry">Whether the edit itself is good and the studio could not take it just now: it is to be sent again, under its id.</param>
public sealed record SendAnswer(long Version, string? Refusal, bool MustRetry = false);
