using SkiaSharp;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Vehicles of the air.</summary>
internal static class Aircraft
{
    public static void Balloon(Pen pen, Ramp ramp, Anim anim)
    {
        pen.Canvas.Save();
        pen.Canvas.Rotate(2.2 * anim.Sin(.22));
        pen.Canvas.Translate(0, -6);
        var f = anim.Flick;
        foreach (var (x0, x1) in (ReadOnlySpan<(double, double)>)[(-9, -4.5), (9, 4.5), (-3, -2), (3, 2)])
            pen.Line(ramp.Ink, .8, [(x0, 20), (x1, 37)]);
        using var outline = new SKPathBuilder();
        outline.MoveTo(0, -31);
        outline.CubicTo(30, -31, 33, 4, 9, 23);
        outline.LineTo(-9, 23);
        outline.CubicTo(-33, 4, -30, -31, 0, -31);
        using var env = outline.Detach();
        pen.Path(env, ramp.Base);
        pen.Canvas.Save();
        pen.Canvas.ClipPath(env, antialias: true);
        foreach (var (left, right) in (ReadOnlySpan<(double, double)>)[(-23, -15.4), (-4.2, 4.2), (15.4, 23)])
        {
            using var stripe = new SKPathBuilder();
            stripe.MoveTo(0, -32);
            stripe.CubicTo(left * 1.15, -19, left * 1.25, 6, left * .4, 24);
            stripe.LineTo(right * .4, 24);
            stripe.CubicTo(right * 1.25, 6, right * 1.15, -19, 0, -32);
            using var g = stripe.Detach();
            pen.Path(g, ramp.Trim, line: false);
        }
        pen.Rect(ramp.Dark, -14, 18.6, 28, 5, line: false);
        if (anim.Lamp > .2)
        {
            using var shader1 = Radial(0, 22, 46, [(0, (255, 222, 150), .72 * Clamp(anim.Lamp) * f),
                (.5, Mix((255, 200, 110), ramp.Base, .5), .4 * Clamp(anim.Lamp)), (1, ramp.Base, 0)]);
            pen.Shade(env, shader1);
        }
        pen.Canvas.Restore();
        pen.Rect(ramp.Wood, -5.4, 36, 10.8, 8.4, 1.4);
        pen.Rect(ramp.Wood2, -5.4, 40, 10.8, 4.4, 1.4, line: false);
        pen.Limb((255, 206, 120), [(0, 32), (0, 27 - 2 * f)], [3.2, 1.2]);
        pen.Canvas.Restore();
        pen.Lamp(0, 22, 40, k: .6 * f);
    }

    public static void Airship(Pen pen, Ramp ramp, Anim anim)
    {
        pen.Canvas.Save();
        pen.Canvas.Rotate(1.4 * anim.Sin(.2));
        var q = anim.T * 13;
        foreach (var s in (ReadOnlySpan<int>)[-1, 1])
            pen.Blob(ramp.Dark, [(-34, s * 5), (-44, s * 15, 1), (-53, s * 14, 1), (-48, s * 2)], k: .6);
        pen.Blob(ramp.Base, [(-52, 0), (-36, -11), (-8, -16.4), (22, -15), (43, -8), (51, 0), (43, 8), (22, 15), (-8, 16.4),
            (-36, 11)], k: .85);
        pen.Blob(ramp.Trim, [(-49, 2.4), (-8, 6.4), (48, 3), (45, 6), (22, 11), (-8, 12), (-38, 8)], line: false, k: .8);
        foreach (var (x, h) in (ReadOnlySpan<(double, double)>)[(-30, 12.6), (-10, 15.8), (12, 15.6), (32, 12)])
            pen.Line(ramp.Dark, .8, [(x, -h), (x + 2.6, 0), (x, h)], a: .8, smooth: true);
        pen.Blob(ramp.Base, [(-38, -1), (-50, -2), (-55, 0), (-50, 3), (-38, 2)], k: .8);
        pen.Blob(ramp.Wood, [(-13, 17, 1), (15, 17, 1), (19, 20), (15, 25), (-9, 25), (-14, 21)], k: .7);
        for (var i = 0; i < 4; i++) pen.Rect(ramp.Win, -8 + i * 6, 19, 4, 3, .8, line: false);
        pen.Canvas.Restore();
        pen.Oval(ramp.Ink, -16, 21, .9, 6 * Math.Abs(Math.Sin(q)) + .6, a: .8, line: false);
        pen.Lamp(2, 21, 26, k: .6);
    }

    public static void Plane(Pen pen, Ramp ramp, Anim anim)
    {
        pen.Canvas.Save();
        pen.Canvas.Rotate(-3 + 2 * anim.Sin(.3));
        pen.Blob(ramp.Dark, [(2, -1), (-6, -11), (-12, -14, 1), (-5, -13), (9, -3)], k: .6);
        pen.Blob(ramp.Dark, [(-27, -3), (-36, -17, 1), (-28, -17, 1), (-19, -4)], k: .5);
        pen.Blob(ramp.Base, [(-36, -3), (-20, -7), (0, -9.4), (18, -8), (27, -3.6), (28, 1), (22, 6), (4, 7.4), (-16, 4),
            (-35, 0)], k: .8);
        pen.Blob(ramp.Trim, [(-34, -1), (0, .4), (28, 0), (27, 2.4), (0, 3.6), (-20, 2)], line: false, k: .7);
        pen.Blob(ramp.Win, [(0, -9), (3, -15), (10, -15), (14, -8.6)], k: .8);
        pen.Line(ramp.Ink, .8, [(6.6, -15.4), (6.6, -9)]);
        pen.Blob(ramp.Base, [(-28, -1), (-38, 4, 1), (-32, 5, 1), (-20, 1)], k: .5);
        pen.Blob(ramp.Light, [(12, 2), (4, 4), (-14, 17), (-20, 22, 1), (-12, 23), (0, 16), (16, 5)], k: .7);
        pen.Line(ramp.Ink, 1.4, [(10, 6), (12, 13)]);
        pen.Disc(ramp.Ink, 12.4, 14.4, 3.4, line: false);
        pen.Disc(ramp.Metal, 12.4, 14.4, 1.2, line: false);
        pen.Limb(ramp.Ink, [(28, -1.4), (31.4, -1.4)], [6, 2.4]);
        pen.Canvas.Restore();
        var q = Math.Abs(Math.Sin(anim.T * 17));
        pen.Oval(ramp.Grey, 31.6, -3.6, 1, 15, a: .3, line: false);
        pen.Oval(ramp.Ink, 31.6, -3.6, .9, 14 * q + 1, a: .75, line: false);
    }

    public static void Rocket(Pen pen, Ramp ramp, Anim anim)
    {
        var f = anim.Mv > .02 || anim.Afloat ? .75 + .25 * Math.Sin(anim.T * 21) : 0;
        if (f > 0)
        {
            pen.Blob((255, 140, 60), [(-6, 24), (-8, 34), (0, 44 + 14 * f, 1), (8, 34), (6, 24)], k: .8, line: false);
            pen.Blob((255, 226, 140), [(-3.4, 24), (-4, 32), (0, 38 + 6 * f, 1), (4, 32), (3.4, 24)], k: .8, line: false);
        }
        foreach (var s in (ReadOnlySpan<int>)[-1, 1])
            pen.Blob(s < 0 ? ramp.Dark : ramp.Base, [(s * 8, 6), (s * 19, 19), (s * 20, 32, 1), (s * 13, 25), (s * 7, 23)],
                k: .7);
        pen.Blob(ramp.Trim, [(0, -46, 1), (9, -31), (12, -10), (10.4, 12), (7.6, 24, 1), (-7.6, 24, 1), (-10.4, 12), (-12, -10),
            (-9, -31)], k: .8);
        pen.Blob(ramp.Base, [(0, -46, 1), (7.4, -35), (10.6, -24, 1), (-10.6, -24, 1), (-7.4, -35)], k: .8, line: false);
        pen.Blob(ramp.Base, [(12, -4), (10.6, 12), (7.6, 24, 1), (-7.6, 24, 1), (-10.6, 12), (-12, -4)], k: .7, line: false);
        pen.Blob(ramp.Dark, [(-7.4, -35), (-2, -41, 1), (-4, -10), (-3, 24, 1), (-7.6, 24, 1), (-10.4, 12), (-12, -10)],
            line: false, a: .55);
        pen.Disc(ramp.Deep, 1, -13, 6);
        pen.Disc(ramp.Win, 1, -13, 4.2, line: false);
        pen.Rect(ramp.Ink, -7, 23, 14, 3.4, 1, line: false);
        if (f > 0) pen.Lamp(0, 34, 44, (255, 170, 90), .9 * (.7 + .3 * f));
    }
}
