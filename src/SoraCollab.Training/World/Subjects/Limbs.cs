using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Subjects;

/// <summary>The parts that people, animals and vehicles are put together from.</summary>
internal static class Limbs
{
    /// <summary>A foot's path: 60 % of the cycle on the ground going back, 40 % swinging forward.</summary>
    public static (double X, double Y) Gait(double ph, double s, double lift)
    {
        var u = Mod(ph, 1);
        if (u < .6) return (s * (1 - 2 * u / .6), 0);
        var v = (u - .6) / .4;
        return (s * (2 * Smooth(v) - 1), -lift * Math.Sin(Math.PI * v));
    }

    /// <summary>Two legs under a hip at this height; widths at hip, knee and ankle (6.4, 5, 3.8 where none are given).</summary>
    public static void Legs(
        Pen pen, Anim anim, double hip, Rgb near, Rgb far, Rgb shoe, double stride = 10, double lift = 5,
        ReadOnlySpan<double> w = default, double hw = 1.2)
    {
        if (w.IsEmpty) w = [6.4, 5, 3.8];
        var l = (-hip - 2.2) * .53;
        if (anim.View == "side")
        {
            SideLeg(.5, far, -hw, w);
            SideLeg(0, near, hw, w);
            return;
        }
        FacingLeg(0, -1, far, w);
        FacingLeg(.5, 1, near, w);

        void SideLeg(double k, Rgb col, double dx, ReadOnlySpan<double> widths)
        {
            var (x, y) = Gait(anim.Ph + k, stride * anim.Mv, lift * anim.Mv);
            x += dx * (1 - anim.Mv) * 1.6;
            var knee = Joint((dx * .4, hip), (x, y - 2.2), l, l, 1);
            pen.Limb(col, [(dx * .4, hip), knee, (x, y - 2.2)], widths);
            pen.Blob(shoe, [(x - 2.2, y), (x - 1.8, y - 3), (x + 2, y - 2.8), (x + 5, y - 1), (x + 5, y)], k: .8, line: false);
        }

        void FacingLeg(double k, double side, Rgb col, ReadOnlySpan<double> widths)
        {
            var (_, y) = Gait(anim.Ph + k, 1, lift * anim.Mv);
            var q = side * 3.3;
            pen.Limb(col, [(q * .8, hip), (q, hip * .5 + y * .7), (q, y - 2)], widths);
            pen.Oval(shoe, q, y - 1.5, 2.6, 2.2, line: false);
        }
    }

    /// <summary>An arm with bones of length l; a slightly wider one below in the edge's colour parts it from the body.</summary>
    public static void Arm(
        Pen pen, Rgb col, Rgb? edge, (double X, double Y) shoulder, (double X, double Y) hand, double l, double w = 4.2,
        Rgb? skin = null, double bend = -1)
    {
        var elbow = Joint(shoulder, hand, l, l, bend);
        if (edge is { } below) pen.Limb(below, [shoulder, elbow, hand], [w + 1.2, w + .8, w]);
        pen.Limb(col, [shoulder, elbow, hand], [w, w * .9, w * .75]);
        if (skin is { } bare) pen.Disc(bare, hand.X, hand.Y, w * .48, line: false);
    }

    public static void Head(Pen pen, Ramp ramp, Anim anim, double x, double y, double r = 4.6)
    {
        if (anim.View != "side")
        {
            pen.Oval(ramp.Skin, x, y, r * .86, r, line: false);
            return;
        }
        pen.Blob(ramp.Skin, [(x - r * .8, y - r * .3), (x, y - r), (x + r * .75, y - r * .55), (x + r * 1.12, y + r * .12),
            (x + r * .8, y + r * .3), (x + r * .55, y + r), (x - r * .3, y + r * .9)], line: false);
    }

    public static void Hair(Pen pen, Ramp ramp, Anim anim, double x, double y, double r, double length = 0)
    {
        var col = ramp.Hair;
        switch (anim.View)
        {
            case "front":
                pen.Blob(col, [(x - r, y + r * .2 + length), (x - r * .95, y - r * .7), (x, y - r * 1.3), (x + r * .95, y - r * .7),
                    (x + r, y + r * .2 + length), (x + r * .6, y - r * .4), (x - r * .5, y - r * .5)], line: false);
                break;
            case "back":
                pen.Blob(col, [(x - r, y + r * .4 + length), (x - r, y - r * .7), (x, y - r * 1.3), (x + r, y - r * .7),
                    (x + r, y + r * .4 + length)], line: false);
                break;
            default:
                pen.Blob(col, [(x + r * .75, y - r * .55), (x, y - r * 1.28), (x - r * 1.1, y - r * .6),
                    (x - r * 1.2, y + r * .5 + length), (x - r * .5, y + r * .7 + length * .8), (x - r * .25, y - r * .1)], line: false);
                break;
        }
    }

    /// <summary>An arm's swing with the gait, -amp to amp.</summary>
    public static double Swing(Anim anim, double k = 0, double amp = .62) => amp * anim.Mv * Math.Sin(Tau * (anim.Ph + k));

    /// <summary>How far a body sinks and rises with each step: 0 to -height.</summary>
    public static double Bob(Anim anim, double height) => -height * Math.Abs(Math.Sin(Tau * anim.Ph)) * anim.Mv;

    /// <summary>Four-legged: the two legs of one side, drawn before the body on the far side and after it on the near.</summary>
    public static void Quad(Pen pen, Anim anim, ReadOnlySpan<QuadLeg> legs, double stride, double lift)
    {
        foreach (var leg in legs)
        {
            var (fx, fy) = Gait(anim.Ph + leg.Phase, stride * anim.Mv, lift * anim.Mv);
            var paw = leg.Widths[2];
            (double X, double Y) foot = (leg.X + fx + (leg.Hind ? -1 : .6), fy - paw * .45);
            var l = (-leg.Hip - paw * .45) * .515;
            var knee = Joint((leg.X, leg.Hip), foot, l, l, leg.Hind ? -1 : 1);
            pen.Limb(leg.Color, [(leg.X, leg.Hip), knee, foot], leg.Widths);
            pen.Oval(leg.Paw ?? leg.Color, foot.X + paw * .4, foot.Y + paw * .05, paw * .85, paw * .5, line: false);
        }
    }

    /// <summary>A wheel at an angle: solid, or with spokes all across and a tyre of width w.</summary>
    public static void Wheel(
        Pen pen, double x, double y, double r, double angle, Rgb tyre, Rgb hub, int spokes = 4, double w = 0)
    {
        if (w > 0)
        {
            pen.Ring(tyre, w, x, y, r - w / 2);
            for (var i = 0; i < spokes; i++)
            {
                var q = angle + Math.PI * i / spokes;
                pen.Line(hub, .5, [(x - Math.Cos(q) * r, y - Math.Sin(q) * r), (x + Math.Cos(q) * r, y + Math.Sin(q) * r)]);
            }
            return;
        }
        pen.Disc(tyre, x, y, r, line: false);
        pen.Disc(hub, x, y, r * .5, line: false);
        for (var i = 0; i < spokes; i++)
        {
            var q = angle + Tau * i / spokes;
            pen.Line(tyre, r * .14, [(x, y), (x + Math.Cos(q) * r * .5, y + Math.Sin(q) * r * .5)]);
        }
    }

    /// <summary>Smoke: coherent puffs that leave the mouth at x, y, grow from r0 to r1 and fade over life seconds.</summary>
    public static void Puffs(
        Pen pen, Anim anim, double x, double y, Rgb col, int n = 6, double r0 = 3, double r1 = 9, double dx = -34, double dy = -20,
        double life = 3, double alpha = .6)
    {
        for (var i = 0; i < n; i++)
        {
            var u = Mod(anim.T / life + (double)i / n + anim.K, 1);
            pen.Disc(col, x + dx * u + 2 * Math.Sin(i * 2.1 + u * 4), y + dy * Math.Pow(u, .8), Lerp(r0, r1, u),
                a: alpha * Math.Min(1, u * 6) * Math.Pow(1 - u, 1.2), line: false);
        }
    }
}
