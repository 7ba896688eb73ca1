namespace SoraCollab.Core.Verbs;

/// <summary>A control point of a curve.</summary>
/// <param name="X">Place in time, from 0 to 1.</param>
/// <param name="Y">Influence, from 0 to 1.</param>
public readonly record struct CurvePoint(double X, double Y);
