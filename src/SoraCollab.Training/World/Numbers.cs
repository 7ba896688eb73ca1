namespace SoraCollab.Training.World;

/// <summary>The few functions of numbers that drawing and motion are made of.</summary>
public static class Numbers
{
    /// <summary>A full turn in radians.</summary>
    public const double Tau = 2 * Math.PI;

    /// <summary>x held between a and b. Unlike <see cref="Math.Clamp(double, double, double)"/> it takes a above b: then a wins.</summary>
    public static double Clamp(double x, double a = 0, double b = 1) => x < a ? a : x > b ? b : x;

    public static double Lerp(double a, double b, double t) => a + ((b - a) * t);

    /// <summary>From 0 to 1 with a soft start and stop.</summary>
    public static double Smooth(double t)
    {
        t = Clamp(t);
        return t * t * (3 - (2 * t));
    }

    /// <summary>Mostly cruising, with a soft start and stop.</summary>
    public static double Ease(double t) => (.45 * t) + (.55 * Smooth(t));

    /// <summary>The remainder that is never negative: what goes out on one side comes in on the other.</summary>
    public static double Mod(double x, double n)
    {
        var rest = x % n;
        return rest < 0 ? rest + n : rest;
    }

    public static double Degrees(double radians) => radians * 180 / Math.PI;

    public static double Hypot(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
