namespace SoraCollab.Core.Reviews;

/// <summary>A place on a picture, whatever its size.</summary>
/// <param name="X">0 at the left edge, 1 at the right.</param>
/// <param name="Y">0 at the top, 1 at the bottom.</param>
public readonly record struct StrokePoint(double X, double Y);
