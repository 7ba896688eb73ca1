using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>The motions of subjects: where each has brought its subject t seconds into a clip.</summary>
public static class Motions
{
    private static readonly Dictionary<string, Func<Way, double, Pose>> All = new()
    {
        ["left"] = Left,
        ["right"] = Right,
        ["rise"] = Rise,
        ["descend"] = Descend,
        ["toward"] = Toward,
        ["away"] = Away,
        ["circle"] = Circle,
        ["hop"] = Hop,
        ["rock"] = Rock,
        ["spin"] = Spin,
        ["zigzag"] = Zigzag,
        ["turnback"] = Turnback,
        ["still"] = Still,
    };

    /// <summary>The motion of this name.</summary>
    /// <exception cref="ArgumentException">There is no such motion.</exception>
    public static Func<Way, double, Pose> Of(string name) => All.TryGetValue(name, out var motion)
        ? motion
        : throw new ArgumentException($"There is no motion '{name}'; there are: {string.Join(", ", All.Keys)}.", nameof(name));

    public static Pose Left(Way w, double t)
    {
        var (whole, gone) = Travel(w, t, w.Room);
        return new Pose { Dx = (whole / 2) - gone, Face = -1, Dist = gone, Mv = 1 };
    }

    public static Pose Right(Way w, double t)
    {
        var (whole, gone) = Travel(w, t, w.Room);
        return new Pose { Dx = gone - (whole / 2), Face = 1, Dist = gone, Mv = 1 };
    }

    public static Pose Rise(Way w, double t)
    {
        var (whole, gone) = Travel(w, t, w.Rise);
        return new Pose { Dy = (whole / 2) - gone, Face = w.Side, Dist = gone, Mv = 1, Dx = 2 * Math.Sin(t * .9) };
    }

    public static Pose Descend(Way w, double t)
    {
        var (whole, gone) = Travel(w, t, w.Rise);
        return new Pose { Dy = gone - (whole / 2), Face = w.Side, Dist = gone, Mv = 1, Dx = 2 * Math.Sin(t * .9) };
    }

    public static Pose Toward(Way w, double t) => Depth(w, t, .66, 1.15, "front");

    public static Pose Away(Way w, double t) => Depth(w, t, 1.14, .64, "back");

    public static Pose Circle(Way w, double t)
    {
        const double radius = 27;
        var a = w.Side * ((Tau * t / Math.Max(3.4, Tau * radius / Math.Max(w.V, 9))) + .6);
        double c = Math.Cos(a), s = Math.Sin(a);
        return new Pose
        {
            Dx = radius * c, Dy = w.Free ? radius * .5 * s * .6 : 0, S = Math.Max(1 + (.15 * s), w.SMin),
            Face = Clamp(-s * w.Side * 2.4, -1, 1), Dist = w.V * t, Mv = 1, Near = c * w.Side < 0,
        };
    }

    public static Pose Hop(Way w, double t)
    {
        var u = Mod(t / .95, 1);
        var height = 4 * u * (1 - u);
        return new Pose { Dy = -12 * height, Face = w.Side, Dist = t * 3, Mv = height > .05 ? .25 : 0 };
    }

    public static Pose Rock(Way w, double t)
    {
        var a = Math.Sin(Tau * t * .5);
        return new Pose { Rot = 8 * a, Dx = 1.6 * a, Face = w.Side };
    }

    public static Pose Spin(Way w, double t)
    {
        var a = Tau * (t / 2.4);
        return w.Free
            ? new Pose { Rot = Degrees(a) * w.Side, Face = w.Side, Mv = .4 }
            : new Pose { Face = w.Side * Math.Cos(a), Mv = .1, Near = Math.Sin(a) * w.Side > 0 };
    }

    public static Pose Zigzag(Way w, double t)
    {
        var (whole, gone) = Travel(w, t, w.Room);
        var u = t / w.T;
        var turns = Math.Max(1, w.T / 1.3);
        var y = Math.Asin(Math.Sin(Tau * u * turns / 2) * .96) / 1.287;
        return new Pose
        {
            Dx = w.Side * (gone - (whole / 2)), Dy = w.Free ? 13 * y : 0, S = 1 + (w.Free ? 0 : .11 * y), Face = w.Side,
            Dist = gone * 1.2, Mv = 1, Rot = w.Free ? 6 * Math.Cos(Tau * u * turns / 2) * w.Side : 0,
        };
    }

    /// <summary>Goes, turns round in about a third of the clip, comes back.</summary>
    public static Pose Turnback(Way w, double t)
    {
        var u = t / w.T;
        var whole = Math.Min(w.V * w.T * .5, w.Room * .8);
        var k = Clamp((u - .5) / .16, -1, 1);
        var leg = u < .42 ? u : u < .58 ? .42 + (.08 * Math.Sin((u - .42) / .16 * Math.PI) * .4) : 1 - u;
        return new Pose
        {
            Dx = w.Side * ((whole * leg * 2 * .94) - (whole / 2)), Face = w.Side * Math.Cos((k + 1) * Math.PI / 2),
            Dist = whole * 2 * u, Mv = Clamp(Math.Abs(u - .5) / .1),
        };
    }

    public static Pose Still(Way w, double t) => new() { Face = w.Side };

    private static (double Whole, double Gone) Travel(Way w, double t, double room)
    {
        var whole = Math.Min(w.V * w.T, room);
        return (whole, whole * Ease(t / w.T));
    }

    // Size changes as distance does: its inverse goes evenly with time. Subjects seen from the side only come on a diagonal.
    private static Pose Depth(Way w, double t, double a, double b, string view)
    {
        var k = Math.Min(1, w.T / 2.4 * Math.Max(.6, w.V / 16));
        a = Math.Max(Lerp(1, a, k), w.SMin);
        b = Math.Max(Lerp(1, b, k), w.SMin);
        var u = Ease(t / w.T);
        var aside = w.Sideways ? w.Room * .30 * k * (u - .5) * w.Side : 0;
        return new Pose { Dx = aside, S = 1 / Lerp(1 / a, 1 / b, u), Face = w.Side, Dist = w.V * t, Mv = 1, View = view };
    }
}
