namespace SoraCollab.Core.Screenplays;

/// <summary>Somebody who speaks in a screenplay.</summary>
/// <param name="Cue">The name as cues have it: "INES".</param>
/// <param name="Name">The name as the cast would have it: "Ines".</param>
/// <param name="Description">What the screenplay says of them where they come in; empty where it says nothing.</param>
/// <param name="Speeches">How often they speak.</param>
public sealed record ScriptCharacter(string Cue, string Name, string Description, int Speeches);
