using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Small animals.</summary>
internal static class Pets
{
    public static void Dog(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, 1);
        var wag = 5 * anim.Sin(1.6);
        double[] w = [5.6, 4, 3];
        double[] wh = [7.4, 4.2, 3];
        Quad(pen, anim, [new(8.6, -15, .5, false, ramp.Dark, w), new(-11, -16, .08, true, ramp.Dark, wh)], 7, 4);
        pen.Limb(ramp.Base, [(-14, -22 + b), (-21, -28 + b - Math.Abs(wag) * .1), (-24 + wag * .5, -35 + b)], [4.6, 3.6, 2]);
        pen.Blob(ramp.Base, [(-16, -21 + b), (-13, -25 + b), (-2, -24.4 + b), (8, -26 + b), (14, -24 + b), (14.6, -17 + b),
            (9, -12 + b), (0, -13.4 + b), (-9, -13 + b), (-15, -15 + b)], k: .85);
        pen.Blob(ramp.Trim, [(13.4, -22 + b), (15, -18 + b), (10, -12.6 + b), (6, -13 + b), (10, -18 + b)], line: false, a: .9);
        Quad(pen, anim, [new(-9.6, -16, .55, true, ramp.Base, wh, ramp.Trim), new(10.4, -15, 0, false, ramp.Base, w, ramp.Trim)], 7, 4);
        pen.Blob(ramp.Base, [(7, -25 + b), (11, -33 + b), (17, -34 + b), (17, -27 + b), (14, -20 + b)], k: .8);
        pen.Rect(ramp.Red, 8.6, -27.4 + b, 8, 2, .8, line: false);
        pen.Blob(ramp.Base, [(9, -34 + b), (12, -39.6 + b), (18, -40 + b), (21.4, -36.4 + b), (27, -34.4 + b), (27.6, -31 + b),
            (23, -29 + b), (16, -28.6 + b), (11, -30 + b)], k: .85);
        pen.Disc(ramp.Ink, 27.4, -34 + b, 1.7, line: false);
        pen.Disc(ramp.Ink, 19, -36 + b, 1.1, line: false);
        pen.Line(ramp.Deep, .7, [(26.4, -31.2 + b), (21, -30.8 + b)]);
        pen.Blob(ramp.Dark, [(11, -39 + b), (15, -39.6 + b), (14.6, -33 + b), (12, -28.4 + b), (8.6, -30 + b), (8.6, -35 + b)],
            k: .9);
    }

    public static void Cat(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, .8);
        var s = 3 * anim.Sin(.45);
        double[] w = [5, 3.6, 2.8];
        double[] wh = [7, 3.8, 2.8];
        Quad(pen, anim, [new(8, -13, .5, false, ramp.Dark, w), new(-11, -14, .08, true, ramp.Dark, wh)], 6, 3);
        (double X, double Y)[] tail = [(-14, -20 + b), (-22, -23 + b), (-26 + s * .4, -31 + b), (-24 + s, -39 + b),
            (-28 + s * 1.4, -43 + b)];
        pen.Limb(ramp.Base, tail, [4.4, 4, 3.8, 3.6, 3]);
        pen.Blob(ramp.Base, [(-16, -18 + b), (-13, -22.6 + b), (-3, -23 + b), (7, -21.6 + b), (12.6, -19 + b), (11.6, -12.6 + b),
            (4, -10.6 + b), (-5, -11.6 + b), (-14, -12 + b)], k: .85);
        for (var i = 0; i < 3; i++) pen.Line(ramp.Dark, 1.5, [(-9 + i * 5.4, -22.4 + b), (-8.4 + i * 5.4, -17.6 + b)]);
        Quad(pen, anim, [new(-9.6, -14, .55, true, ramp.Base, wh, ramp.Trim), new(9.8, -13, 0, false, ramp.Base, w, ramp.Trim)], 6, 3);
        double hx = 15, hy = -25 + b;
        foreach (var (x0, col) in (ReadOnlySpan<(double, Rgb)>)[(-6.4, ramp.Base), (1.8, ramp.Base)])
        {
            pen.Poly(col, [(hx + x0, hy - 3), (hx + x0 + 1.2, hy - 11), (hx + x0 + 6, hy - 5)]);
            pen.Poly(ramp.Skin, [(hx + x0 + 1.4, hy - 4.4), (hx + x0 + 1.9, hy - 8.4), (hx + x0 + 4.4, hy - 5)], line: false,
                a: .7);
        }
        pen.Oval(ramp.Base, hx, hy, 8, 6.8);
        pen.Oval(ramp.Trim, hx + 2.4, hy + 3, 3.8, 2.7, line: false);
        pen.Disc(ramp.Skin, hx + 2.6, hy + 1.2, .95, line: false);
        var e = ramp.Name != "yellow" ? ramp.Gold : ramp.Ink;
        foreach (var x in (ReadOnlySpan<double>)[-2, 5.4])
        {
            pen.Oval(e, hx + x, hy - 1.4, 1.6, 1.9, line: false);
            pen.Oval(ramp.Ink, hx + x + .2, hy - 1.4, .6, 1.6, line: false);
        }
        foreach (var y in (ReadOnlySpan<double>)[2.4, 4])
            pen.Line(ramp.Cream, .4, [(hx + 4, hy + y - .4), (hx + 11, hy + y)], a: .8);
    }

    public static void Rabbit(Pen pen, Ramp ramp, Anim anim)
    {
        var u = Mod(anim.Ph, 1);
        var j = Math.Sin(Math.PI * u) * anim.Mv;
        var y = -9 * j;
        var r = -14 * Math.Cos(Math.PI * u) * anim.Mv;
        pen.Canvas.Save();
        pen.Canvas.Translate(0, y);
        pen.Canvas.Translate(0, -8);
        pen.Canvas.Rotate(r);
        pen.Canvas.Translate(0, 8);
        var e = 2 * anim.Sin(.5);
        pen.Disc(ramp.Cream, -12.6, -9, 3.6);
        pen.Limb(ramp.Dark, [(6, -9), (9 + 3 * j, -1.6)], [4.6, 3.4]);
        pen.Blob(ramp.Base, [(-12.6, -9), (-10, -16), (-2, -18.4), (6, -15.4), (10, -10), (8, -4), (0, -1.6), (-9, -2)], k: .9);
        pen.Blob(ramp.Dark, [(-9, -3), (-10, -9), (-5, -12.6), (0, -9), (-2, -4)], line: false, a: .8);
        pen.Limb(ramp.Base, [(-6, -6), (-9, -2), (-1 - 7 * j, -1.4 + 2 * j)], [6, 4.2, 3.2]);
        pen.Limb(ramp.Base, [(7, -9), (8 + 5 * j, -5), (10 + 4 * j, -1.6)], [4.8, 3.8, 3.2]);
        pen.Limb(ramp.Dark, [(8, -20), (3 - e, -33)], [3, 4.2]);
        pen.Limb(ramp.Base, [(10, -20), (8 - e, -35)], [3.2, 4.8]);
        pen.Limb(ramp.Skin, [(9.8, -22), (8.2 - e, -33)], [1.2, 2]);
        pen.Blob(ramp.Base, [(5, -16), (6.6, -21), (12, -22.4), (17, -18.6), (17, -14.4), (11, -11.4), (6, -12)], k: .9);
        pen.Disc(ramp.Ink, 12.6, -18, 1.2, line: false);
        pen.Disc(ramp.Skin, 17.2, -16.6, 1, line: false);
        pen.Canvas.Restore();
    }
}
