namespace SoraCollab.Web.Review;

/// <summary>Where the leader of a viewing points on the picture.</summary>
/// <param name="X">Share of the picture's width from the left, 0..1.</param>
/// <param name="Y">Share of the picture's height from the top, 0..1.</param>
public sealed record LaserPoint(double X, double Y)
{
    /// <summary>Whether a browser may say so.</summary>
    public bool IsSound => X is >= 0 and <= 1 && Y is >= 0 and <= 1;
}
