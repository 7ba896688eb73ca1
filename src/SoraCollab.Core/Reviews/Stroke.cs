namespace SoraCollab.Core.Reviews;

/// <summary>One stroke of a note's drawing.</summary>
public sealed record Stroke
{
    /// <summary>What it draws.</summary>
    public required StrokeKind Kind { get; init; }

    /// <summary>Its points: one for text, two for arrow, box and ellipse, two or more for the pen.</summary>
    public required ValueList<StrokePoint> Points { get; init; }

    /// <summary>The words of a text; empty for the others.</summary>
    public string Words { get; init; } = "";
}
