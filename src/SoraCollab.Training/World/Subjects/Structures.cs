using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Things that stand.</summary>
internal static class Structures
{
    public static void Lighthouse(Pen pen, Ramp ramp, Anim anim)
    {
        var q = anim.T * .16 + anim.K;
        var k = Math.Cos(Tau * q);
        pen.Blob(ramp.Grey, [(-26, 4, 1), (-20, -5), (-9, -8), (6, -7), (18, -9), (27, -2), (30, 4, 1)], k: .8);
        pen.Blob(Mul(ramp.Grey, (150, 150, 160)), [(-26, 4, 1), (-8, -1), (10, -3), (30, 4, 1)], line: false);
        pen.Poly(ramp.Base, [(-9, -6), (-5.6, -70), (5.6, -70), (9, -6)]);
        pen.Poly(ramp.Trim, [(-8.2, -22), (-7.3, -37), (7.3, -37), (8.2, -22)], line: false);
        pen.Poly(ramp.Trim, [(-6.6, -52), (-5.9, -64), (5.9, -64), (6.6, -52)], line: false);
        pen.Rect(ramp.Win, -1.6, -47, 3.2, 5, 1.4, line: false);
        pen.Rect(ramp.Ink, -2.2, -14, 4.4, 8, 2, line: false);
        pen.Rect(ramp.Ink, -8.4, -72, 16.8, 2.6, 1, line: false);
        pen.Rect((255, 240, 196), -4.2, -82, 8.4, 10, line: false);
        foreach (var x in (ReadOnlySpan<double>)[-4.6, -.5, 3.6]) pen.Rect(ramp.Ink, x, -82, 1, 10, line: false);
        pen.Blob(ramp.Name != "white" ? ramp.Base : ramp.Red, [(-6.6, -82, 1), (-4, -87), (0, -90, 1), (4, -87), (6.6, -82, 1)],
            k: .7);
        pen.Beam = (0, -77, 175 * k, 16 * Math.Abs(k) + 5);
        pen.Lamp(0, -77, 40 + 22 * Math.Abs(Math.Sin(Tau * q)), (255, 226, 160), .9);
    }

    public static void Windmill(Pen pen, Ramp ramp, Anim anim)
    {
        var r = anim.T * (.35 + .5 * anim.Wind) + anim.K * 6;
        pen.Poly(ramp.Base, [(-14, 0), (-8.4, -48), (8.4, -48), (14, 0)]);
        pen.Poly(ramp.Dark, [(-14, 0), (-8.4, -48), (-3, -48), (-5.4, 0)], line: false);
        pen.Rect(ramp.Wood2, -4, -13, 8.4, 13, 3.6, line: false);
        pen.Rect(ramp.Win, -2.6, -29, 5.2, 6, 2, line: false);
        pen.Rect(ramp.Trim, -10, -36, 20, 2.4, line: false);
        pen.Blob(ramp.Deep, [(-10, -47, 1), (-6, -56), (0, -58.6), (6, -56), (10, -47, 1)], k: .8);
        pen.Lamp(0, -26, 20, k: .7);
        for (var i = 0; i < 4; i++)
        {
            pen.Canvas.Save();
            pen.Canvas.Translate(2, -51);
            pen.Canvas.Rotate(Degrees(r) + 90 * i);
            pen.Line(ramp.Wood2, 1.9, [(0, 0), (0, -39)]);
            pen.Rect(ramp.Cream, .6, -38, 7.4, 29);
            pen.Rect(ramp.Cream2, .6, -38, 2.4, 29, line: false);
            for (var j = 0; j < 3; j++) pen.Line(ramp.Wood2, .6, [(.6, -31 + j * 7), (8, -31 + j * 7)], a: .8);
            pen.Canvas.Restore();
        }
        pen.Disc(ramp.Ink, 2, -51, 2.8, line: false);
    }

    public static void Tree(Pen pen, Ramp ramp, Anim anim)
    {
        var s = (1 + 2.2 * anim.Wind) * anim.Sin(.3);
        var s2 = (1 + 2.2 * anim.Wind) * anim.Sin(.3, .1);
        pen.Blob(ramp.Wood, [(-6, 1, 1), (-3.6, -8), (-3, -26), (-9, -36, 1), (-1, -30), (1.6, -42, 1), (3.2, -29), (10, -36, 1),
            (4.4, -24), (4.4, -8), (7.6, 1, 1)], k: .7);
        pen.Blob(ramp.Wood2, [(-6, 1, 1), (-3.6, -8), (-3, -26), (0, -24), (-.6, -8), (0, 1, 1)], line: false, k: .7);
        foreach (var (x, y, r) in (ReadOnlySpan<(double, double, double)>)[(-15, -41, 12.5), (14, -41, 13), (0, -44, 14), (-9,
            -56, 12.5), (11, -57, 12.5), (1, -63, 11)])
            pen.Oval(ramp.Dark, x + s, y, r * 1.06, r, line: false);
        foreach (var (x, y, r) in (ReadOnlySpan<(double, double, double)>)[(-14, -45, 10), (15, -45, 10.4), (1, -48, 12), (-8,
            -58, 11), (11, -60, 11), (2, -67, 9)])
            pen.Oval(ramp.Base, x + s2, y, r * 1.04, r * .96, line: false);
        foreach (var (x, y, r) in (ReadOnlySpan<(double, double, double)>)[(5, -69, 5.4), (14, -62, 6.4), (19, -47, 5.2), (-4,
            -60, 5), (3, -51, 5.6), (-12, -47, 4.4)])
            pen.Oval(ramp.Light, x + s2, y, r * 1.2, r * .8, -14, a: .8, line: false);
    }

    public static void House(Pen pen, Ramp ramp, Anim anim)
    {
        Puffs(pen, anim, 14, -60, Mix(ramp.Cream, ramp.Illumination.Sky[2], .5), 5, 2, 6.4, -10 - 16 * anim.Wind, -22, 4.4, .6);
        pen.Rect(ramp.Wood2, 11, -58, 6, 16);
        pen.Rect(ramp.Base, -25, -31, 50, 31);
        pen.Rect(ramp.Dark, -25, -31, 9, 31, line: false);
        pen.Poly(ramp.Base, [(-25, -30), (0, -53), (25, -30)]);
        pen.Poly(ramp.Deep, [(-30, -27), (-1, -55), (1, -55), (30, -27), (30, -33), (0, -60), (-30, -33)]);
        pen.Rect(ramp.Dark, -25, -3.4, 50, 3.4, line: false);
        foreach (var x in (ReadOnlySpan<int>)[-19, 9])
        {
            pen.Rect(ramp.Cream, x - 1, -23, 12, 12, .8);
            pen.Rect(ramp.Win, x, -22, 10, 10, line: false);
            pen.Rect(ramp.Cream, x + 4.5, -22, 1, 10, line: false);
            pen.Rect(ramp.Cream, x, -17.5, 10, 1, line: false);
            pen.Lamp(x + 5, -17, 26, k: .55);
        }
        pen.Rect(ramp.Wood, -4.6, -18, 9.2, 18, 1);
        pen.Disc(ramp.Gold, 2.6, -9, .8, line: false);
        pen.Disc(ramp.Win, 0, -39, 3.8);
    }

    public static void PaperLantern(Pen pen, Ramp ramp, Anim anim)
    {
        var s = 2 * anim.Sin(.3);
        pen.Canvas.Save();
        pen.Canvas.Rotate(s);
        var k = .55 + .45 * Clamp(anim.Lamp);
        var f = anim.Flick;
        using var env = BlobPath([(-13, -16), (-8, -25), (0, -27), (8, -25), (13, -16), (13.4, 2), (10, 18, 1), (-10, 18, 1),
            (-13.4, 2)], .8);
        pen.Path(env, Mix(ramp.Base, (255, 206, 130), .08 * Clamp(anim.Lamp)));
        using var shader1 = Radial(0, 13, 42, [(0, (255, 240, 190), .95 * k * f),
            (.36, Mix((255, 222, 150), ramp.Base, .35), .6 * k), (1, (255, 200, 120), .05)]);
        pen.Shade(env, shader1);
        foreach (var y in (ReadOnlySpan<int>)[-14, -3, 8])
            pen.Line(ramp.Dark, .8, [(-13.4, y), (0, y + 2), (13.4, y)], a: .6, smooth: true);
        pen.Rect(ramp.Deep, -10.4, 16.6, 20.8, 2.4, .8, line: false);
        pen.Limb((255, 244, 210), [(0, 16), (0, 12 - 2 * f)], [4, 1.4]);
        pen.Canvas.Restore();
        pen.Lamp(0, 6, 54, Mix((255, 190, 100), ramp.Base, .25), .8 * f);
    }

    public static void Tent(Pen pen, Ramp ramp, Anim anim)
    {
        var k = Clamp(anim.Lamp) * anim.Flick;
        pen.Poly(ramp.Base, [(-34, 0), (-4, -36), (34, 0)]);
        pen.Poly(ramp.Dark, [(-34, 0), (-4, -36), (2, 0)], line: false);
        pen.Line(ramp.Wood, 1.2, [(-4, -41), (-4, -36)]);
        pen.Poly(ramp.Light, [(2, 0), (-4, -36), (12, 0)], line: false);
        using var g = PolyPath([(2, 0), (-4, -36), (34, 0)]);
        if (k > .05)
        {
            using var shader1 = Radial(10, -6, 34, [(0, (255, 224, 150), .85 * k), (1, (255, 190, 100), .05)]);
            pen.Shade(g, shader1);
        }
        pen.Poly(Mix(ramp.Ink, ramp.Warm, k), [(9, 0), (2, -24), (21, 0)], line: false);
        pen.Line(ramp.Ink, .7, [(-4, -36), (-42, 1)]);
        pen.Line(ramp.Ink, .7, [(-4, -36), (42, 1)]);
        pen.Lamp(12, -7, 44, k: .8 * anim.Flick);
    }
}
