namespace SoraCollab.Core.Screenplays;

/// <summary>One of the texts of the screenplay that a shot carries.</summary>
public enum ScriptPart
{
    /// <summary>What is seen and heard.</summary>
    Action,

    /// <summary>What is said, a line for each speech: "INES: There you are."</summary>
    Dialogue,

    /// <summary>Remarks for who makes the shot.</summary>
    Notes,
}
