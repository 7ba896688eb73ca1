using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Animals of the air.</summary>
internal static class Winged
{
    public static void Gull(Pen pen, Ramp ramp, Anim anim)
    {
        var f = .34 + .66 * anim.Sin(1);
        var tip = ramp.Name != "black" ? ramp.Ink : ramp.Grey;
        pen.Canvas.Save();
        pen.Canvas.Translate(0, -2.2 * f);
        pen.Canvas.Rotate(-7);
        foreach (var (s, col, k) in (ReadOnlySpan<(double, Rgb, double)>)[(1, ramp.Dark, .9), (-1, ramp.Base, 1.06)])
        {
            pen.Canvas.Save();
            pen.Canvas.Scale(s * k, k);
            double wx = 15, wy = -10 - 7 * f, tx = 38, ty = -3 - 17 * f;
            double mx = Lerp(wx, tx, .52), my = Lerp(wy, ty, .48);
            pen.Blob(col, [(1, -4), (8, wy * .72 - 2), (wx, wy - 2.4), (mx, my - 2.6), (tx, ty, 1), (mx - 1, my + 4),
                (wx + 1, wy + 8), (7, 3.4), (1, 4)], k: .85);
            pen.Blob(tip, [(mx + 4, Lerp(wy, ty, .66) - 2), (tx, ty, 1), (mx + 2, Lerp(wy, ty, .58) + 3.6)], k: .5, line: false);
            pen.Line(ramp.Light, 1.1, [(3, -1), (wx * .8, wy * .8 + 2.4), (mx, my + 1)], a: .7, smooth: true);
            pen.Canvas.Restore();
        }
        pen.Blob(ramp.Name == "white" ? ramp.Cream2 : ramp.Dark, [(-6, 3), (-14, 8, 1), (-10, 13, 1), (-2, 8)]);
        pen.Blob(ramp.Base, [(-8, 5), (-3, -3), (6, -7), (12, -5), (9, 3), (0, 8)], k: .9);
        pen.Blob(ramp.Light, [(-4, 5), (2, 1), (9, -1), (8, 3), (0, 8)], line: false, a: .8);
        pen.Disc(ramp.Base, 11, -7, 5.2);
        pen.Poly(ramp.Gold, [(15.4, -8.6), (24, -4.6), (14.8, -4.2)]);
        pen.Disc(ramp.Ink, 12.6, -8.2, 1.1, line: false);
        pen.Canvas.Restore();
    }

    public static void Owl(Pen pen, Ramp ramp, Anim anim)
    {
        var f = anim.Sin(.9);
        pen.Canvas.Save();
        pen.Canvas.Translate(0, -2.4 * f);
        foreach (var s in (ReadOnlySpan<int>)[-1, 1])
        {
            pen.Canvas.Save();
            pen.Canvas.Scale(s, 1);
            var u = f * 11;
            pen.Blob(ramp.Dark, [(6, -9), (18, -15 - u), (32, -13 - u * 1.7, 1), (36, -5 - u * 1.8), (35, 3 - u * 1.5, 1),
                (29, 3 - u * 1.2), (27, 9 - u, 1), (20, 6 - u * .6), (18, 11 - u * .4, 1), (7, 8)], k: .8);
            pen.Blob(ramp.Base, [(6, -9), (18, -15 - u), (32, -13 - u * 1.7, 1), (27, -6 - u * 1.3), (17, -4 - u * .7), (7, 2)],
                k: .8, line: false);
            pen.Canvas.Restore();
        }
        pen.Poly(ramp.Dark, [(-6, 12), (6, 12), (9, 23), (0, 20), (-9, 23)]);
        pen.Blob(ramp.Base, [(-10, -4), (0, -10), (10, -4), (9.4, 9), (0, 18), (-9.4, 9)], k: .9);
        pen.Blob(ramp.Cream, [(-6, 2), (0, -2), (6, 2), (5, 10), (0, 15), (-5, 10)], line: false, a: .85);
        pen.Blob(ramp.Base, [(-12.4, -8), (-12, -18), (-13.4, -24, 1), (-5, -20.6), (5, -20.6), (13.4, -24, 1), (12, -18),
            (12.4, -8), (6, -3), (-6, -3)], k: .85);
        foreach (var x in (ReadOnlySpan<double>)[-5.2, 5.2])
        {
            pen.Disc(ramp.Cream, x, -12, 6);
            pen.Disc(ramp.Gold, x, -12, 4.2, line: false);
            pen.Oval(ramp.Ink, x, -12, 2.3, Mod(anim.T * .3 + anim.K, 1) < .94 ? 2.3 : .5, line: false);
        }
        pen.Poly(ramp.Wood2, [(-1.8, -9.4), (1.8, -9.4), (0, -4.4)], line: false);
        pen.Canvas.Restore();
    }

    public static void Butterfly(Pen pen, Ramp ramp, Anim anim)
    {
        var w = .68 + .32 * Math.Cos(Tau * (anim.T * 1.15 + anim.K));
        pen.Canvas.Save();
        pen.Canvas.Rotate(14);
        pen.Canvas.Translate(0, -2 * w);
        foreach (var s in (ReadOnlySpan<int>)[-1, 1])
        {
            pen.Canvas.Save();
            pen.Canvas.Scale(s * w, 1);
            pen.Blob(ramp.Deep, [(1, -3), (8, -20), (22, -27), (29, -21), (26, -8), (14, 1), (22, 8), (20, 18), (12, 23), (5, 15),
                (1, 4)], k: .9);
            pen.Blob(ramp.Base, [(2, -4), (9, -18), (21, -24), (25.6, -19.6), (23, -9), (12, -1)], k: .9, line: false);
            pen.Blob(s > 0 ? ramp.Light : ramp.Dark, [(2, 2), (12, 3), (18.6, 9), (17, 16.4), (11.6, 19.4), (6, 13)], k: .9,
                line: false);
            pen.Disc(ramp.Trim, 18.4, -17, 3, line: false);
            pen.Disc(ramp.Deep, 12.4, 11, 2.4, line: false);
            pen.Canvas.Restore();
        }
        pen.Limb(ramp.Ink, [(0, -9), (0, 3), (0, 15)], [4, 3.6, 1.8]);
        pen.Disc(ramp.Ink, 0, -11, 2.6, line: false);
        foreach (var s in (ReadOnlySpan<int>)[-1, 1])
            pen.Line(ramp.Ink, .8, [(0, -12), (s * 3.6, -18), (s * 7, -21)], smooth: true);
        pen.Canvas.Restore();
    }
}
