namespace SoraCollab.Core.Screenplays;

/// <summary>A paragraph of a screenplay.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words without markup; lines within it end with "\n".</param>
/// <param name="IsDual">Of a character: whether they speak at the same time as the one before.</param>
public sealed record ScriptElement(ScriptElementKind Kind, string Text, bool IsDual = false);
