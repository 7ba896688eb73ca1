namespace SoraCollab.Core.Reviews;

/// <summary>What a stroke draws on a picture.</summary>
public enum StrokeKind
{
    /// <summary>A line through all its points, by hand.</summary>
    Pen,

    /// <summary>A line from its first point to its last, with a head there.</summary>
    Arrow,

    /// <summary>A rectangle between its two points.</summary>
    Box,

    /// <summary>An ellipse in the rectangle between its two points.</summary>
    Ellipse,

    /// <summary>Words that begin at its one point.</summary>
    Text,
}
