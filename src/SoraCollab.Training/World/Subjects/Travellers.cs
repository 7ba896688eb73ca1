using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shapes;
using static SoraCollab.Training.World.Subjects.Horses;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>People with more about them than clothes.</summary>
internal static class Travellers
{
    public static void Cyclist(Pen pen, Ramp ramp, Anim anim)
    {
        var r = 11.5;
        (double X, double Y) w1 = (-17, -r), w2 = (17.5, -r), bb = (-2, -12), st = (-7.6, -29), hb = (12.6, -31);
        var q = anim.Roll / r * .55;
        foreach (var w in (ReadOnlySpan<(double X, double Y)>)[w1, w2]) Wheel(pen, w.X, w.Y, r, anim.Roll / r, ramp.Ink, ramp.Grey, 4, 1.9);
        void Leg(double k, Rgb col)
        {
            (double X, double Y) f = (bb.X + 5.2 * Math.Cos(q + k), bb.Y + 5.2 * Math.Sin(q + k));
            (double X, double Y) h = (-6.6, -33);
            (double X, double Y) kn = Joint(h, f, 12.4, 12.4, 1);
            pen.Limb(col, [h, kn, f], [6, 4.8, 3.2]);
            pen.Oval(ramp.Ink, f.X + 1.2, f.Y + .8, 3.2, 1.4, line: false);
        }
        Leg(Math.PI, Mix(ramp.Ink, (0, 0, 0), .3));
        var fr = ramp.Name == "black" ? ramp.Cream : ramp.Deep;
        void Tube((double X, double Y) a, (double X, double Y) b) => pen.Line(fr, 1.9, [a, b]);
        Tube(w1, bb);
        Tube(w1, st);
        Tube(st, bb);
        Tube(bb, (11.4, -27));
        Tube((-6.6, -26), (11.8, -28));
        Tube((11.4, -27), w2);
        pen.Line(ramp.Ink, 1.5, [(11.6, -27), hb, (15.4, -32), (15.8, -29)]);
        pen.Disc(ramp.Metal, bb.X, bb.Y, 2.8, line: false);
        pen.Limb(ramp.Ink, [(-11, -30), (-4.6, -30)], [2.4, 1.6]);
        Leg(0, ramp.Ink);
        pen.Blob(ramp.Base, [(-9.6, -34), (-8.4, -40), (-2, -47), (4, -50), (7.4, -47.6), (4, -41.6), (-1.6, -34.6),
            (-5.4, -31.6)], k: .9);
        pen.Blob(ramp.Dark, [(-9.6, -34), (-6, -36), (0, -38), (3, -41), (-1.6, -34.6), (-5.4, -31.6)], line: false);
        Arm(pen, ramp.Base, ramp.Dark, (4.2, -47), (14.4, -32.4), 9.4, 4.2, ramp.Skin, -1);
        Head(pen, ramp, anim, 8, -53, 4.2);
        pen.Blob(ramp.Base, [(3.4, -53.6, 1), (4, -57.6), (8.4, -58.8), (13, -55.4, 1)], k: .9);
        pen.Rect(ramp.Deep, 3.4, -54.3, 9.4, 1, line: false);
    }

    public static void Astronaut(Pen pen, Ramp ramp, Anim anim)
    {
        var d = anim.Afloat;
        var b = !d ? Bob(anim, 1.4) : 0;
        var f = anim.Sin(.35);
        var f0 = anim.View != "side" && !d;
        var bk = anim.View == "back" && !d;
        if (!bk) pen.Rect(ramp.Deep, -11.5, -42 + b, f0 ? 23 : 9, 20, 2.6);
        if (d)
        {
            foreach (var (s, col) in (ReadOnlySpan<(double, Rgb)>)[(-1, ramp.Dark), (1, ramp.Base)])
            {
                (double X, double Y) kn = (s * 5 + 2, -11 + s * f * 2);
                pen.Limb(col, [(s * 3.4, -21), kn, (s * 7 - 4, -1 + f * s * 2)], [8.6, 7.8, 6.6]);
                pen.Oval(ramp.Metal, s * 7 - 3, -.4 + f * s * 2, 4.6, 3, 12);
            }
        }
        else Legs(pen, anim, -22, ramp.Base, ramp.Dark, ramp.Metal, 8, 5, [9, 8, 7], 2.6);
        (double X, double Y) ha = d ? (-13, -33 - 7 * f) : (-7 - 8 * Swing(anim), -24 + b);
        Arm(pen, ramp.Dark, null, (-4, -37 + b), ha, 8, 7, ramp.Metal, d ? 1 : -1);
        pen.Blob(ramp.Base, [(-7, -40 + b), (0, -42 + b), (7, -40 + b), (8, -31 + b), (7.4, -21 + b), (0, -19.5 + b),
            (-7.4, -21 + b), (-8, -31 + b)], k: .85);
        pen.Rect(ramp.Trim, -7.6, -24.6 + b, 15.2, 2, line: false);
        if (bk)
        {
            pen.Rect(ramp.Deep, -8, -42 + b, 16, 19, 3);
            pen.Rect(ramp.Dark, -5, -39 + b, 10, 6, 1.4, line: false);
        }
        else
        {
            double q = f0 ? -3 : 0;
            pen.Rect(ramp.Trim, q, -36 + b, 6, 4.6, 1, line: false);
            pen.Disc(ramp.Red, q + 1.8, -33.8 + b, .9, line: false);
            pen.Disc(ramp.Gold, q + 4.2, -33.8 + b, .9, line: false);
        }
        (double X, double Y) hb = d ? (15, -42 + 5 * f) : (8 + 8 * Swing(anim), -24 + b);
        Arm(pen, ramp.Base, ramp.Dark, (5, -37 + b), hb, 8, 7.2, ramp.Metal, -1);
        pen.Disc(ramp.Base, !f0 ? .6 : 0, -48.6 + b, 9.4);
        if (f0 && !bk)
        {
            pen.Oval(Mix(ramp.Ink, (40, 60, 100), .5), 0, -48.4 + b, 7, 5.4);
            pen.Blob(ramp.Gold, [(-5, -50 + b), (0, -52.4 + b), (5, -50.4 + b), (3, -49 + b), (-3, -49.2 + b)], a: .9,
                line: false);
        }
        else if (!f0)
        {
            pen.Blob(Mix(ramp.Ink, (40, 60, 100), .5), [(-3.6, -50 + b), (2, -54 + b), (8.6, -52 + b), (9.4, -47 + b),
                (5, -43.6 + b), (-2, -44.6 + b)], k: .9);
            pen.Blob(ramp.Gold, [(-2.4, -50 + b), (2.4, -52.8 + b), (7.4, -51.4 + b), (6.6, -49.6 + b), (1, -50 + b)], a: .9,
                line: false);
        }
    }

    public static void Knight(Pen pen, Ramp ramp, Anim anim)
    {
        var h = ramp.Name is "black" or "brown" or "grey" ? ramp.Cream : ramp.Wood;
        var hd = Mul(h, (180, 172, 180));
        var dp = Mul(h, (110, 100, 100));
        void Cloth(double b)
        {
            pen.Blob(ramp.Base, [(-27.6, -43 + b), (-18, -49.6 + b), (-5, -46.6 + b), (13, -50 + b), (21.6, -44 + b),
                (23, -33 + b), (21, -19 + b, 1), (12, -22 + b), (4, -18.6 + b), (-6, -21.6 + b), (-16, -18.6 + b),
                (-26.6, -21 + b, 1)], k: .8);
            pen.Blob(ramp.Trim, [(23, -24 + b), (21, -19 + b, 1), (12, -22 + b), (4, -18.6 + b), (-6, -21.6 + b),
                (-16, -18.6 + b), (-26.6, -21 + b, 1), (-27, -25 + b), (-16, -22.4 + b), (-6, -25.4 + b), (4, -22.4 + b),
                (12, -25.8 + b)], line: false);
        }
        var b = Trotting(pen, anim, h, hd, dp, dp, Cloth);
        pen.Limb(ramp.Grey, [(-2, -51 + b), (7, -44 + b), (4, -32 + b), (7.6, -30 + b)], [7.6, 6, 4.6, 3.6]);
        pen.Limb(ramp.Wood, [(-12, -46 + b), (34, -92 + b)], [1.6, 1.2]);
        pen.Poly(ramp.Base, [(32.4, -90.4 + b), (20 + anim.Sin(.9), -90 + b), (25, -85 + b + anim.Sin(.9, .2)),
            (28.6, -86.6 + b)]);
        pen.Blob(ramp.Metal, [(-7.4, -50 + b), (-6.4, -62 + b), (0, -67 + b), (6, -62 + b), (4.6, -50 + b)], k: .9);
        pen.Blob(ramp.Base, [(-6.8, -49 + b), (-6, -61 + b), (0, -62 + b), (4.6, -60 + b), (4.4, -49 + b)], k: .6);
        Arm(pen, ramp.Metal, ramp.Grey, (0, -62 + b), (6, -63 + b), 6.4, 5, ramp.Grey, 1);
        pen.Blob(ramp.Metal, [(-5, -66 + b, 1), (-5, -73 + b), (0, -76 + b), (5.6, -73 + b), (6.4, -68 + b), (4, -65.6 + b, 1)],
            k: .8);
        pen.Rect(ramp.Ink, 1, -71.6 + b, 5.4, 1.4, line: false);
        pen.Blob(ramp.Base, [(0, -75 + b), (-2, -81 + b), (-9, -83 + b), (-14, -78 + b + anim.Sin(.9)),
            (-13, -73 + b + anim.Sin(.9)), (-8, -76 + b)], k: .9);
    }

    public static void Robot(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, 1.4);
        var g = Swing(anim, 0, .8);
        Legs(pen, anim, -17, ramp.Grey, Mul(ramp.Grey, (170, 170, 180)), ramp.Ink, 8, 4, [5, 4.4, 4.6], 4);
        Arm(pen, Mul(ramp.Grey, (170, 170, 180)), null, (-8, -34 + b), (-10 - g * 10, -19 + b), 8, 4, ramp.Deep);
        var f0 = anim.View != "side";
        var bk = anim.View == "back";
        var o = f0 ? -2.4 : 0;
        pen.Rect(ramp.Base, -11.5, -39 + b, 23, 23, 4);
        pen.Rect(ramp.Dark, -11.5, -21 + b, 23, 5, 2.4, line: false);
        pen.Rect(ramp.Dark, -11.5, -38 + b, 5, 20, 2.4, line: false);
        pen.Rect(!bk ? ramp.Trim : ramp.Dark, -3.6 + o, -35 + b, 12, 8.6, 1.6, line: false);
        for (var i = 0; i < (bk ? 0 : 3); i++)
            pen.Disc(((ReadOnlySpan<Rgb>)[ramp.Red, ramp.Gold, ramp.Grey])[i], -.6 + o + i * 3.4, -30.6 + b, 1.2, line: false);
        pen.Rect(ramp.Grey, -3, -42 + b, 6, 4, line: false);
        pen.Rect(ramp.Base, -9.5, -57 + b, 19, 15.4, 4.4);
        pen.Rect(ramp.Dark, -9.5, -56 + b, 4, 13.4, 2, line: false);
        pen.Rect(!bk ? ramp.Ink : ramp.Dark, -5 + o, -53.4 + b, 14, 7.4, 3.2, line: false);
        var e = new Rgb(170, 240, 255);
        var bl = Mod(anim.T * .4 + anim.K, 1) > .95 ? .12 : 1;
        if (!bk)
        {
            foreach (var x in (ReadOnlySpan<double>)[-1 + o, 5.4 + o]) pen.Oval(e, x, -49.7 + b, 1.9, 2.2 * bl, line: false);
            pen.Lamp(2.4, -49.7 + b, 20, (150, 230, 255), .45);
        }
        pen.Line(ramp.Grey, 1.1, [(0, -57 + b), (-1 + anim.Sin(1.2) * .6, -63 + b)]);
        pen.Disc(ramp.Red, -1 + anim.Sin(1.2) * .6, -64 + b, 1.9, line: false);
        Arm(pen, ramp.Grey, ramp.Deep, (9, -34 + b), (11 + g * 10, -19 + b), 8, 4.6, ramp.Base);
    }
}
