namespace SoraCollab.Core.Screenplays;

/// <summary>A scene of a screenplay with the shots that are proposed for it.</summary>
/// <param name="Heading">As it stands in the screenplay, "EXT. BAY - DUSK"; empty for what comes before the first.</param>
/// <param name="Title">A title for people, from the section above it or the place: "Bay".</param>
/// <param name="Elements">Its paragraphs, the heading not among them.</param>
/// <param name="Passages">The proposed shots in playing order.</param>
public sealed record ScriptScene(string Heading, string Title, ValueList<ScriptElement> Elements, ValueList<ScriptPassage> Passages);
