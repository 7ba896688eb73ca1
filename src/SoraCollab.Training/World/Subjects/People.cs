using SkiaSharp;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>People on foot.</summary>
internal static class People
{
    public static void Walker(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, 1);
        var f = anim.View != "side";
        var g = Swing(anim);
        Legs(pen, anim, -25, ramp.Ink, Mix(ramp.Ink, (0, 0, 0), .3), ramp.Ink);
        var sw = 1.6 * Swing(anim, .1, 1) + 1.5 * anim.Wind * anim.Sin(.8);
        if (!f) Arm(pen, ramp.Deep, null, (-1, -41 + b), (-1 - g * 15, -25.5 + b - Math.Abs(g) * 2), 8.2, 4.4, ramp.Skin, -1);
        pen.Blob(ramp.Base, [(-4.6, -43.4 + b), (0, -45.4 + b), (4.8, -43 + b), (6.2, -33 + b), (6, -27 + b),
            (9 + sw * .4, -13 + b, 1), (-8.4 + sw, -12 + b, 1), (-6.4, -27 + b), (-6.4, -35 + b)], k: .9);
        pen.Poly(ramp.Dark, [(-5.4, -26 + b), (-1.4, -27 + b), (-1.8 + sw, -12.4 + b), (-8.4 + sw, -12 + b)], line: false);
        pen.Rect(ramp.Deep, -6.3, -28.4 + b, 12.5, 2, line: false);
        if (f)
        {
            foreach (var s in (ReadOnlySpan<int>)[-1, 1])
                Arm(pen, ramp.Base, ramp.Dark, (s * 5, -41.5 + b), (s * 7.4, -25 + b + s * g * 4), 8.6, 4.4, ramp.Skin, -s);
        }
        else
            Arm(pen, ramp.Base, ramp.Dark, (.4, -41 + b), (.6 + g * 15, -25.5 + b - Math.Abs(g) * 2), 8.2, 4.6, ramp.Skin, -1);
        Head(pen, ramp, anim, .8, -49 + b, 4.3);
        Hair(pen, ramp, anim, .8, -49.6 + b, 4.1);
        pen.Blob(ramp.Trim, [(-3.8, -45.6 + b), (4, -46 + b), (4.6, -42.8 + b), (-3.6, -42.4 + b)], line: false);
        pen.Blob(ramp.Trim, [(-2, -45 + b), (-7 - 2 * anim.Wind, -43 + b + anim.Sin(1.1)),
            (-12 - 5 * anim.Wind, -41.5 + b + 2 * anim.Sin(1.1, .2)), (-11 - 5 * anim.Wind, -38.5 + b + 2 * anim.Sin(1.1, .2)),
            (-5, -40.4 + b)], line: false);
        pen.Oval(ramp.Deep, .8, -51.8 + b, 7, 1.7, -4);
        pen.Blob(ramp.Deep, [(-3.6, -52 + b, 1), (-3, -57 + b), (1, -57.6 + b), (4.4, -56.8 + b), (5, -52 + b, 1)], line: false);
    }

    public static void KiteChild(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, .8);
        double kx = -30 + 3 * anim.Sin(.45), ky = -66 + 3.5 * anim.Sin(.6, .3);
        pen.Line(ramp.Cream, .6, [(6, -35 + b), (-9, -45), (kx, ky)], a: .85, smooth: true);
        Legs(pen, anim, -16, ramp.Ink, ramp.Ink, ramp.Wood2, 7, 4, [5, 4, 3.2]);
        var g = Swing(anim);
        Arm(pen, ramp.Dark, null, (-.5, -27 + b), (-3 - g * 9, -17 + b), 5.6, 3.6, ramp.Skin);
        pen.Blob(ramp.Base, [(-3.8, -28.4 + b), (0, -29.6 + b), (3.8, -28 + b), (4.8, -20 + b), (5.6, -13.5 + b, 1),
            (-5.6, -13.5 + b, 1), (-4.8, -20 + b)], k: .9);
        Arm(pen, ramp.Base, ramp.Dark, (1, -27 + b), (6, -35.4 + b), 5.4, 3.8, ramp.Skin, 1);
        Head(pen, ramp, anim, .6, -33.4 + b, 4.4);
        Hair(pen, ramp, anim, .6, -33.8 + b, 4.5);
        var r = -18 + 7 * anim.Sin(.6);
        pen.Canvas.Save();
        pen.Canvas.Translate(kx, ky);
        pen.Canvas.Rotate(r);
        for (var i = 0; i < 5; i++)
        {
            (double X, double Y) Q(double u) => (-2 - 3.2 * u + 2.4 * Math.Sin(u * 1.6 - anim.T * 4), 15 + u * 3.6);
            pen.Line(ramp.Trim, .7, [Q(i), Q(i + 1)]);
            pen.Poly(i % 2 != 0 ? ramp.Base : ramp.Trim, [(Q(i + 1).X - 2.2, Q(i + 1).Y - 1.4),
                (Q(i + 1).X + 2.2, Q(i + 1).Y + 1.4), (Q(i + 1).X + 2.2, Q(i + 1).Y - 1.4), (Q(i + 1).X - 2.2, Q(i + 1).Y + 1.4)],
                line: false);
        }
        pen.Poly(ramp.Base, [(0, -17), (12, -3), (0, 16), (-12, -3)]);
        pen.Poly(ramp.Dark, [(0, -17), (-12, -3), (0, 16)], line: false);
        pen.Poly(ramp.Trim, [(0, -3), (12, -3), (0, 16)], line: false);
        pen.Line(ramp.Deep, .8, [(0, -17), (0, 16)]);
        pen.Line(ramp.Deep, .8, [(-12, -3), (12, -3)]);
        pen.Canvas.Restore();
    }

    public static void UmbrellaWoman(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, .9);
        var g = Swing(anim, 0, .5);
        var f = anim.View != "side";
        var t = 2 * anim.Sin(.5) * anim.Wind;
        Legs(pen, anim, -24, ramp.Skin, Mul(ramp.Skin, (190, 180, 190)), ramp.Ink, 8, 4, [5, 4, 2.8]);
        var sw = 1.4 * Swing(anim, .1, 1) + anim.Wind * 1.6 * anim.Sin(.8);
        pen.Line(ramp.Ink, 1.1, [(6.4, -30 + b), (4 + t * .3, -66 + b)]);
        pen.Blob(ramp.Dark, [(-3.8, -42 + b), (0, -43.6 + b), (3.8, -42 + b), (3.8, -34 + b), (3.4, -29.5 + b),
            (9.4 + sw * .5, -14 + b, 1), (-9 + sw, -13.4 + b, 1), (-3.6, -29 + b), (-4.2, -36 + b)], k: .9);
        pen.Poly(ramp.Deep, [(-3.6, -29 + b), (-.6, -29 + b), (-2 + sw, -13.6 + b), (-9 + sw, -13.4 + b)], line: false);
        pen.Rect(ramp.Trim, -3.7, -31 + b, 7.4, 1.8, line: false);
        Head(pen, ramp, anim, .6, -47.2 + b, 4.1);
        Hair(pen, ramp, anim, .6, -47.8 + b, 4.2, 4);
        Arm(pen, ramp.Dark, ramp.Deep, (.6, -40.4 + b), (6.3, -33 + b), 6.4, 3.8, ramp.Skin, 1);
        pen.Canvas.Save();
        pen.Canvas.Translate(4 + t * .3, -53 + b);
        pen.Canvas.Rotate(6 + t * 1.6);
        var n = 5;
        var q = new (double X, double Y)[n + 1];
        for (var i = 0; i < q.Length; i++) q[i] = (-23 + 46 * i / (double)n, 3);
        using var uOutline = new SKPathBuilder();
        uOutline.MoveTo(-23, 3);
        uOutline.CubicTo(-22, -20, 22, -20, 23, 3);
        for (var i = n; i > 0; i--) uOutline.QuadTo((q[i].X + q[i - 1].X) / 2, -2.4, q[i - 1].X, 3);
        uOutline.Close();
        using var u = uOutline.Detach();
        pen.Path(u, ramp.Base);
        foreach (var (i, col) in (ReadOnlySpan<(int, Rgb)>)[(0, ramp.Dark), (1, ramp.Light), (3, ramp.Dark), (4, ramp.Deep)])
        {
            using var vOutline = new SKPathBuilder();
            vOutline.MoveTo(0, -14.2);
            vOutline.QuadTo(q[i].X * .82, -12.5, q[i].X, q[i].Y);
            vOutline.QuadTo((q[i].X + q[i + 1].X) / 2, -2.4, q[i + 1].X, q[i + 1].Y);
            vOutline.QuadTo(q[i + 1].X * .82, -12.5, 0, -14.2);
            using var v = vOutline.Detach();
            pen.Path(v, col, a: .6, line: false);
        }
        pen.Line(ramp.Ink, 1, [(0, -14), (0, -17.5)]);
        pen.Canvas.Restore();
    }

    public static void Dancer(Pen pen, Ramp ramp, Anim anim)
    {
        var u = anim.T * .5 + anim.K;
        var s = Math.Sin(Tau * u);
        var lift = .5 + .5 * Math.Sin(Tau * u - 1);
        var b = -1.2 * Math.Abs(s);
        pen.Limb(ramp.Skin, [(0, -25 + b), (.6, -13), (.6, -2)], [5.4, 4.4, 2.6]);
        pen.Poly(ramp.Base, [(-1, -3.4), (2, -3.4), (3.6, 0), (-.6, 0)], line: false);
        double kx = -11 - 4 * lift, ky = -21 - 5 * lift;
        double fx = -23 - 6 * lift, fy = -17 - 13 * lift;
        pen.Limb(ramp.Skin, [(-1, -25 + b), (kx, ky), (fx, fy)], [5.4, 4.2, 2.4]);
        pen.Limb(ramp.Base, [(fx, fy), (fx - 4, fy - 1)], [2.8, 1.4]);
        Arm(pen, Mul(ramp.Skin, (206, 196, 200)), null, (-1, -40 + b), (-13, -44 + b - 5 * s), 7.6, 3, null, 1);
        pen.Blob(ramp.Base, [(-3.4, -41 + b), (3.4, -41 + b), (3.2, -33 + b), (3, -29.5 + b), (10 + 2 * s, -23),
            (15 + 2 * s, -17, 1), (8, -18.5), (2, -16.4), (-6, -17.6), (-14 + 2 * s, -19 - 3 * lift, 1), (-9, -25),
            (-3, -29.5 + b)], k: .9);
        pen.Blob(ramp.Dark, [(-3, -29.5 + b), (1, -29.5 + b), (0, -20), (-5, -17.4), (-14 + 2 * s, -19 - 3 * lift, 1), (-9, -25)],
            line: false);
        pen.Rect(ramp.Trim, -3.2, -31 + b, 6.4, 1.7, line: false);
        Arm(pen, ramp.Skin, null, (1.6, -40 + b), (11, -50 + b + 4 * s), 7.6, 3.2, null, 1);
        pen.Limb(ramp.Skin, [(0, -41 + b), (.6, -44 + b)], [3, 2.8]);
        Head(pen, ramp, anim, 1, -47 + b, 3.9);
        Hair(pen, ramp, anim, 1, -47.6 + b, 3.9);
        pen.Disc(ramp.Hair, -2.6, -51.6 + b, 2.5, line: false);
    }

    public static void LanternBearer(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, .9);
        var sw = 1.8 * Swing(anim, .1, 1) + anim.Wind * 2 * anim.Sin(.7);
        double lx = 17.5 + .9 * anim.Sin(.8), ly = -25 + b;
        Legs(pen, anim, -22, ramp.Ink, ramp.Ink, ramp.Ink, 9, 4);
        pen.Blob(ramp.Base, [(-5, -42 + b), (0, -45 + b), (5, -42 + b), (7, -32 + b), (7.4, -20 + b),
            (9.4 + sw * .4, -5.6 + b, 1), (-10.6 + sw, -4.6 + b, 1), (-8, -22 + b), (-7, -34 + b)], k: .9);
        pen.Blob(ramp.Dark, [(-7, -34 + b, 1), (-3, -36 + b), (-4, -20 + b), (-4.4 + sw, -4.8 + b, 1), (-10.6 + sw, -4.6 + b, 1),
            (-8, -22 + b)], line: false);
        Arm(pen, ramp.Base, ramp.Dark, (2, -39 + b), (16.5, -35.5 + b), 8, 5, ramp.Skin, 1);
        Head(pen, ramp, anim, 2, -48 + b, 4.2);
        pen.Blob(ramp.Base, [(4.6, -53.4 + b), (0, -55.6 + b), (-6, -52 + b), (-7.2, -45 + b), (-6, -40 + b), (5, -41 + b),
            (3.4, -44 + b), (1.4, -48 + b)], k: .9);
        pen.Blob(ramp.Dark, [(-6, -52 + b), (-7.2, -45 + b), (-6, -40 + b), (-1, -41 + b), (-2.4, -47 + b)], line: false);
        pen.Line(ramp.Ink, .9, [(16.6, -36 + b), (lx, ly - 5)]);
        pen.Poly(ramp.Ink, [(lx - 4.6, ly - 3.4), (lx, ly - 7), (lx + 4.6, ly - 3.4)], line: false);
        pen.Rect((255, 214, 140), lx - 3.8, ly - 3.6, 7.6, 8.4, line: false);
        pen.Rect((255, 244, 214), lx - 1.8, ly - 2, 3.6, 6, 1.6, line: false);
        foreach (var x in (ReadOnlySpan<double>)[-3.8, 3]) pen.Rect(ramp.Ink, lx + x, ly - 3.6, .9, 8.4, line: false);
        pen.Rect(ramp.Ink, lx - 4.4, ly + 4.4, 8.8, 1.8, line: false);
        pen.Lamp(lx, ly, 62, (255, 186, 96), .9 * anim.Flick);
    }
}
