namespace SoraCollab.Core.Screenplays;

/// <summary>A screenplay as its paragraphs.</summary>
/// <param name="Title">From the title page; empty where there is none.</param>
/// <param name="Elements">In order.</param>
public sealed record Screenplay(string Title, ValueList<ScriptElement> Elements);
