namespace SoraCollab.Core.Guests;

/// <summary>What a guest may do, each right by itself. Stored by number.</summary>
[Flags]
public enum GuestRights
{
    /// <summary>May watch takes, with their name upon them, and read the notes. Every link gives it.</summary>
    View = 1,

    /// <summary>May write notes, answer, and change or remove their own.</summary>
    Comment = 2,

    /// <summary>May approve shots or ask for a retake.</summary>
    Approve = 4,

    /// <summary>May keep clips, without their name upon them.</summary>
    Download = 8,
}
