namespace SoraCollab.Core.Screenplays;

/// <summary>Part of a scene that makes one shot: what is seen, with what is said meanwhile.</summary>
/// <param name="Key">Names the passage by its words and heading, so that it is found again in the next draft where those did not change.</param>
/// <param name="First">Index of its first paragraph among the scene's.</param>
/// <param name="Count">How many paragraphs it has.</param>
/// <param name="Title">A title of few words.</param>
/// <param name="Script">What the shot would carry of it.</param>
/// <param name="Seconds">How long it may play, by the number of its words.</param>
public sealed record ScriptPassage(string Key, int First, int Count, string Title, ShotScript Script, double Seconds);
