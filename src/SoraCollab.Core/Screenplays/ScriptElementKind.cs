namespace SoraCollab.Core.Screenplays;

/// <summary>What a paragraph of a screenplay is.</summary>
public enum ScriptElementKind
{
    /// <summary>Where and when a scene plays: "EXT. BAY - DUSK".</summary>
    SceneHeading,

    /// <summary>What is seen and heard.</summary>
    Action,

    /// <summary>Who speaks next, with remarks in parentheses: "INES (V.O.)".</summary>
    Character,

    /// <summary>How it is said: "(to the empty water)".</summary>
    Parenthetical,

    /// <summary>What is said.</summary>
    Dialogue,

    /// <summary>What is sung.</summary>
    Lyrics,

    /// <summary>How one scene gives way to the next: "CUT TO:".</summary>
    Transition,

    /// <summary>Text in the middle of the line: "THE END".</summary>
    Centered,

    /// <summary>Heading of an act or a sequence; not part of the film.</summary>
    Section,

    /// <summary>What happens, in short; not part of the film.</summary>
    Synopsis,

    /// <summary>A remark of the writers; not part of the film.</summary>
    Note,

    /// <summary>A new page.</summary>
    PageBreak,
}
