namespace SoraCollab.Core.Verbs;

/// <summary>
/// How much of the second clip rules each moment of a join: a cubic Bezier curve from (0, 0) to (1, 1), as in CSS
/// "cubic-bezier". Make one from <see cref="Even"/>, <see cref="Ease"/>, <see cref="Late"/> or <see cref="Custom"/>.
/// </summary>
/// <param name="Shape">Which shape.</param>
/// <param name="First">The first control point.</param>
/// <param name="Second">The second control point.</param>
public sealed record InfluenceCurve(InfluenceShape Shape, CurvePoint First, CurvePoint Second)
{
    /// <summary>As time goes by.</summary>
    public static InfluenceCurve Even { get; } = new(InfluenceShape.Even, new(1.0 / 3, 1.0 / 3), new(2.0 / 3, 2.0 / 3));

    /// <summary>Slowly at both ends, fast in the middle.</summary>
    public static InfluenceCurve Ease { get; } = new(InfluenceShape.Ease, new(0.42, 0), new(0.58, 1));

    /// <summary>Hardly until near the end.</summary>
    public static InfluenceCurve Late { get; } = new(InfluenceShape.Late, new(0.7, 0), new(0.95, 0.35));

    /// <summary>A curve of one's own.</summary>
    public static InfluenceCurve Custom(CurvePoint first, CurvePoint second) => new(InfluenceShape.Custom, first, second);

    /// <summary>Influence of the second clip, from 0 to 1.</summary>
    /// <param name="time">Place in time, from 0 (the first clip) to 1 (the second).</param>
    public double At(double time)
    {
        // x grows with the parameter as long as both points lie within 0 to 1, so halving finds it.
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (Bezier(First.X, Second.X, middle) < time) low = middle;
            else high = middle;
        }
        return Bezier(First.Y, Second.Y, (low + high) / 2);
    }

    private static double Bezier(double first, double second, double t)
    {
        var rest = 1 - t;
        return (3 * rest * rest * t * first) + (3 * rest * t * t * second) + (t * t * t);
    }
}
