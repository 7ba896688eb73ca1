namespace SoraCollab.Core.Reviews;

/// <summary>What somebody has to say about a frame of a take, or about some frames.</summary>
public sealed record Note
{
    /// <summary>The note's name, unchanged for life.</summary>
    public required NoteId Id { get; init; }

    /// <summary>The take that it is about.</summary>
    public required TakeId TakeId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required UserId Author { get; init; }

    /// <summary>The frame it is about, or the first of several; 0 is the take's first.</summary>
    public required int Frame { get; init; }

    /// <summary>The last frame of a range; null for a note on one frame.</summary>
    public int? LastFrame { get; init; }

    /// <summary>What it says, at most 2,000 characters; empty only where something is drawn.</summary>
    public string Words { get; init; } = "";

    /// <summary>What is drawn on the picture of <see cref="Frame"/>, in the order of drawing.</summary>
    public ValueList<Stroke> Drawing { get; init; } = [];

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Answers, oldest first.</summary>
    public ValueList<NoteReply> Replies { get; init; } = [];

    /// <summary>Whether the team is done with it.</summary>
    public bool IsResolved { get; init; }

    /// <summary>The take that was ordered because of it, which may still be made; null while there is none.</summary>
    public TakeId? Retake { get; init; }
}
