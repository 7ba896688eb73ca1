namespace SoraCollab.Core.Screenplays;

/// <summary>What the screenplay says of a shot.</summary>
public sealed record ShotScript
{
    /// <summary>Nothing of a screenplay.</summary>
    public static ShotScript None { get; } = new();

    /// <summary>The passage that the shot was made from, as <see cref="ScriptPassage.Key"/> names it; empty for a shot that came otherwise.</summary>
    public string Passage { get; init; } = "";

    /// <summary>What is seen and heard.</summary>
    public string Action { get; init; } = "";

    /// <summary>What is said, a line for each speech.</summary>
    public string Dialogue { get; init; } = "";

    /// <summary>Remarks for who makes the shot.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty => Action.Length == 0 && Dialogue.Length == 0 && Notes.Length == 0;

    /// <summary>One of the texts.</summary>
    public string this[ScriptPart part] => part switch
    {
        ScriptPart.Action => Action,
        ScriptPart.Dialogue => Dialogue,
        _ => Notes,
    };

    /// <summary>The same with another text.</summary>
    public ShotScript With(ScriptPart part, string words) => part switch
    {
        ScriptPart.Action => this with { Action = words },
        ScriptPart.Dialogue => this with { Dialogue = words },
        _ => this with { Notes = words },
    };
}
