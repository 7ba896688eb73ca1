using SkiaSharp;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Animals in the water and on it.</summary>
internal static class SeaAnimals
{
    public static void Whale(Pen pen, Ramp ramp, Anim anim)
    {
        var w = anim.Sin(.32);
        var belly = ramp.Trim;
        void Body()
        {
            double tx = -48, ty = -13 + 5 * w;
            pen.Blob(ramp.Dark, [(tx + 7, ty + 3), (tx - 3, ty - 3), (tx - 13, ty - 12 - 2 * w, 1), (tx - 7, ty - 13),
                (tx + 1, ty - 6), (tx + 7, ty - 13 - w), (tx + 12, ty - 13, 1), (tx + 11, ty - 3)], k: .8);
            pen.Blob(ramp.Base, [(tx + 3, ty - 2), (-34, -10 + 3 * w), (-18, -15 + w), (4, -19), (26, -18), (41, -10), (45, 0),
                (40, 8), (22, 14), (0, 13), (-22, 6 + w), (-38, -2 + 3 * w), (tx + 3, ty + 4)], k: .85);
            pen.Blob(belly, [(44, 1), (40, 8), (22, 14), (0, 13), (-18, 7.4 + w), (0, 6.6), (20, 5), (34, 2.4)], k: .8,
                line: false);
            for (var i = 0; i < 4; i++)
                pen.Line(Mix(belly, ramp.Dark, .35), .7, [(38 - i * 2, 5.6 + i * 1.6), (12 - i * 4, 8.6 + i * 1.1)]);
            pen.Blob(ramp.Dark, [(18, 7), (10, 8), (2, 17 + 4 * w), (4, 20 + 4 * w), (14, 15)], k: .9);
            pen.Blob(ramp.Dark, [(-14, -14.6 + w), (-20, -20 + w, 1), (-22, -12.6 + w)]);
            pen.Disc(ramp.Ink, 32, 0, 1.5, line: false);
            pen.Disc(ramp.Cream, 32.4, -.4, .5, line: false);
            pen.Line(ramp.Deep, .9, [(44, 1), (36, 3.6), (28, 4.6)], smooth: true);
        }
        if (anim.Water)
        {
            pen.Canvas.Save();
            pen.Canvas.ClipRect(Ltrb(-80, -90, 80, 0), antialias: true);
            var q = 1.4 * w;
            pen.Blob(ramp.Dark, [(-32, 3, 1), (-36, -8), (-41, -17 - q), (-54, -22 - q, 1), (-49, -26 - q), (-40, -23 - q),
                (-36, -31 - q), (-29, -31 - q, 1), (-33, -18 - q), (-28, -8), (-22, 3, 1)], k: .8);
            pen.Blob(ramp.Base, [(-27, 4, 1), (-20, -6 + q), (-6, -15 + q), (12, -20 + q), (30, -17 + q), (42, -8 + q),
                (46, 4, 1)], k: .9);
            pen.Blob(ramp.Light, [(-14, -9 + q), (2, -16.4 + q), (20, -18 + q), (10, -13 + q), (-4, -8 + q)], line: false, a: .6);
            pen.Blob(belly, [(46, 4, 1), (43, -5 + q), (34, -2 + q), (22, 4, 1)], line: false);
            pen.Disc(ramp.Ink, 33, -7 + q, 1.5, line: false);
            pen.Canvas.Restore();
            var u = Mod(anim.T * .3 + anim.K, 1);
            var k = Math.Pow(Math.Sin(Math.PI * Clamp(u * 1.7)), .6);
            if (k > .05)
            {
                var spray = Mix(ramp.Cream, ramp.Illumination.Sky[3], .3);
                for (var i = 0; i < 7; i++)
                {
                    var h = 24 * k * (1 - Math.Abs(i - 3) * .09);
                    var x = 19 + (i - 3) * 3.8 * k;
                    pen.Line(spray, 2.2, [(17, -20), (17 + (i - 3) * 1.2, -20 - h * .7), (x - 2, -20 - h),
                        (x - 2 + (i - 3) * 1.2, -20 - h * .62)], a: .6, smooth: true);
                }
            }
        }
        else Body();
    }

    public static void Fish(Pen pen, Ramp ramp, Anim anim)
    {
        var w = anim.Sin(1.25);
        pen.Blob(ramp.Dark, [(-19, 0), (-27, -8 + 2 * w), (-35, -13 + 4 * w, 1), (-31, 0 + 4 * w), (-35, 12 + 4 * w, 1),
            (-27, 7 + 2 * w)], k: .8);
        pen.Blob(ramp.Dark, [(-6, -13), (2, -23, 1), (14, -20, 1), (12, -13)], k: .6);
        pen.Blob(ramp.Dark, [(-4, 12), (-9, 20 + w, 1), (6, 13)]);
        pen.Blob(ramp.Base, [(-23, -2 + w), (-12, -11), (4, -15), (20, -10), (28, -1), (21, 8), (5, 13), (-11, 9), (-23, 3 + w)],
            k: .85);
        pen.Blob(ramp.Trim, [(27, 1), (20, 8), (5, 13), (-11, 9), (-8, 6), (8, 7)], line: false, a: .85);
        foreach (var x in (ReadOnlySpan<int>)[-9, -1, 7])
            pen.Blob(ramp.Dark, [(x, -11), (x + 3, -3), (x, 7), (x - 2.4, 6), (x - .4, -3), (x - 2.4, -10)], line: false, a: .75);
        pen.Blob(ramp.Light, [(7, 2), (-2, 5 + 2 * w), (-4, 9 + 3 * w), (5, 7)]);
        pen.Disc(ramp.Cream, 18.4, -3.4, 3.4);
        pen.Disc(ramp.Ink, 19.2, -3.4, 1.8, line: false);
        pen.Line(ramp.Deep, .9, [(27.4, 1.4), (23, 2.6)]);
    }

    public static void Turtle(Pen pen, Ramp ramp, Anim anim)
    {
        var w = anim.Sin(.5);
        pen.Limb(ramp.Cream2, [(-16, 2), (-25, 5 - 3 * w), (-30, 4 - 6 * w)], [6, 5, 2.4]);
        pen.Blob(ramp.Cream2, [(12, 0), (8, -10 + 4 * w), (-2, -20 + 15 * w), (-6, -18 + 15 * w), (0, -4)], k: .9);
        pen.Blob(ramp.Cream2, [(14, 0), (24, -7), (31, -7), (34, -3), (30, 1.6), (20, 4)], k: .9);
        pen.Disc(ramp.Ink, 30, -4, 1.3, line: false);
        pen.Blob(ramp.Cream, [(-20, 3), (0, 9), (19, 4), (10, 10), (-10, 10)], k: .9, line: false);
        pen.Blob(ramp.Base, [(-22, 4), (-15, -9), (2, -15), (15, -9), (21, 3), (4, 6.4)], k: .9);
        foreach (var (x, y, r) in (ReadOnlySpan<(double, double, double)>)[(-11, -3, 4.4), (0, -7, 4.8), (10, -3.6, 4.2), (-1,
            1.4, 3.4)])
            pen.Oval(ramp.Dark, x, y, r, r * .68, line: false);
        pen.Blob(ramp.Dark, [(-22, 4), (4, 6.4), (21, 3), (4, 3.4)], line: false);
        pen.Blob(ramp.Cream, [(14, 3), (10, 11 - 5 * w), (0, 23 - 16 * w), (-4, 21 - 16 * w), (4, 5)], k: .9);
    }

    public static void Jellyfish(Pen pen, Ramp ramp, Anim anim)
    {
        var u = .5 + .5 * anim.Sin(.55);
        double rx = 18 + 3.4 * u, ry = 21 - 3.4 * u;
        for (var i = 0; i < 6; i++)
        {
            var x = -12 + i * 4.8;
            var q = new (double X, double Y)[6];
            for (var j = 0; j < q.Length; j++) q[j] = (x * (1 - .05 * j) + 2.6 * Math.Sin(j * 1.1 - anim.T * 2.6 + i), 2
                + j * 6.4);
            pen.Line(i % 2 != 0 ? ramp.Light : ramp.Base, 2.2 - i % 2 * .6, q, a: .75, smooth: true);
        }
        foreach (var x in (ReadOnlySpan<int>)[-4, 4])
        {
            var points1 = new (double X, double Y)[5];
            for (var j = 0; j < points1.Length; j++) points1[j] = (x + 2 * Math.Sin(j - anim.T * 2.4 + x), 2 + j * 5);
            pen.Line(ramp.Trim, 3.2, points1, a: .8, smooth: true);
        }
        using var dOutline = new SKPathBuilder();
        dOutline.MoveTo(-rx, 3);
        dOutline.CubicTo(-rx * 1.06, -ry * 1.32, rx * 1.06, -ry * 1.32, rx, 3);
        for (var i = 0; i < 4; i++)
        {
            var x = rx - (i + 1) * rx / 2;
            dOutline.QuadTo(x + rx / 4, 8, x, 3);
        }
        dOutline.Close();
        using var d = dOutline.Detach();
        pen.Path(d, ramp.Base);
        pen.Blob(ramp.Light, [(-rx * .7, -3), (-rx * .4, -ry * .66), (2, -ry * .8), (-2, -ry * .4), (-rx * .36, -2)], line: false,
            a: .8);
        pen.Lamp(0, -6, 40, ramp.Light, .5);
    }

    public static void Swan(Pen pen, Ramp ramp, Anim anim)
    {
        var n = .9 * anim.Sin(.3);
        pen.Blob(ramp.Dark, [(-22, -6), (-30, -13, 1), (-22, -13)], k: .8);
        pen.Blob(ramp.Base, [(-24, -8), (-14, -15), (4, -14), (17, -9), (20, -3), (12, 2), (-10, 2), (-21, -2)], k: .9);
        pen.Blob(ramp.Light, [(-26, -13, 1), (-14, -19), (2, -17), (10, -9), (0, -4), (-14, -5)], k: .9);
        pen.Blob(ramp.Dark, [(-26, -13, 1), (-14, -10), (0, -7), (8, -7), (0, -4), (-14, -5)], line: false, a: .7);
        pen.Limb(ramp.Base, [(15, -6), (20.6, -14), (18 + n * .4, -23), (13.6 + n, -31), (15.6 + n, -38), (20 + n, -40)], [9, 6.4,
            5, 4.6, 4.8, 6]);
        pen.Blob(ramp.Gold, [(22 + n, -42), (31 + n, -37.4, 1), (22 + n, -37.4)]);
        pen.Poly(ramp.Ink, [(20.6 + n, -41), (24 + n, -40.6), (21 + n, -38.8)], line: false);
    }
}
