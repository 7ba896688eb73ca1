using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Large animals.</summary>
internal static class WildAnimals
{
    public static void Deer(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, 1.2);
        var n = .8 * anim.Sin(.2);
        double[] w = [5.4, 3.2, 2];
        double[] wh = [9, 3.8, 2];
        Quad(pen, anim, [new(10.4, -27, .5, false, ramp.Dark, w, ramp.Ink), new(-14.6, -29, .08, true, ramp.Dark, wh, ramp.Ink)], 9, 6);
        pen.Blob(ramp.Base, [(-20, -36 + b), (-17, -41 + b), (-6, -40 + b), (6, -41 + b), (13, -41.6 + b), (17, -35 + b),
            (14, -28 + b), (4, -25.4 + b), (-6, -27.6 + b), (-15, -27 + b), (-20, -31 + b)], k: .85);
        pen.Blob(ramp.Cream, [(-10, -27.4 + b), (2, -27.6 + b), (12, -29 + b), (4, -25.4 + b), (-6, -26.4 + b)], line: false,
            a: .8);
        pen.Blob(ramp.Cream, [(-19, -39 + b), (-24, -39 + b), (-24.6, -34 + b + anim.Sin(.7)), (-20, -34 + b)]);
        Quad(pen, anim, [new(-13.4, -29, .55, true, ramp.Base, wh, ramp.Ink), new(12, -27, 0, false, ramp.Base, w, ramp.Ink)], 9, 6);
        double hx = 22 + n, hy = -57 + b;
        foreach (var (s, col) in (ReadOnlySpan<(double, Rgb)>)[(0, ramp.Wood2), (1, Luma(ramp.Pigment) < 120
            ? ramp.Cream2 : ramp.Wood)])
        {
            double x = hx - 2.4 - (1 - s) * 2.6, y = hy - 3;
            pen.Line(col, 1.9, [(x, y), (x - 6, y - 8), (x - 5, y - 17), (x - 1, y - 22)], smooth: true);
            pen.Line(col, 1.5, [(x - 5, y - 6), (x + 1.6, y - 11)]);
            pen.Line(col, 1.5, [(x - 6, y - 13), (x - 11, y - 19)]);
            pen.Line(col, 1.4, [(x - 5, y - 16), (x + .6, y - 17.6)]);
        }
        pen.Blob(ramp.Base, [(7, -41 + b), (13, -49 + b), (18 + n, -57 + b), (23 + n, -57 + b), (21, -47 + b), (18, -35 + b),
            (11, -34 + b)], k: .85);
        pen.Blob(ramp.Base, [(hx - 5, hy - 2), (hx, hy - 4), (hx + 5, hy - 1), (hx + 11, hy + 3), (hx + 11, hy + 6),
            (hx + 5, hy + 6), (hx - 1, hy + 5)], k: .85);
        pen.Disc(ramp.Ink, hx + 11, hy + 4, 1.4, line: false);
        pen.Disc(ramp.Ink, hx + 3.4, hy + .2, .95, line: false);
        pen.Blob(ramp.Dark, [(hx - 4, hy - 2), (hx - 11, hy - 5), (hx - 10, hy - 1), (hx - 5, hy + 1)]);
    }

    public static void Elephant(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, .8);
        double[] w = [14, 11.6, 11];
        var tr = 4 * anim.Sin(.35);
        Quad(pen, anim, [new(15, -27, .5, false, ramp.Dark, w), new(-20, -27, .15, true, ramp.Dark, w)], 6, 3);
        pen.Line(ramp.Dark, 2, [(-31, -44 + b), (-35, -34 + b), (-35 + anim.Sin(.7), -25 + b)], smooth: true);
        pen.Blob(ramp.Base, [(-32, -40 + b), (-27, -53 + b), (-10, -59 + b), (8, -57.6 + b), (20, -54 + b), (26, -40 + b),
            (20, -24 + b), (0, -19 + b), (-18, -20 + b), (-29, -25 + b)], k: .85);
        pen.Blob(ramp.Dark, [(-29, -27 + b), (-10, -25 + b), (12, -25 + b), (22, -30 + b), (18, -22 + b), (0, -19 + b),
            (-18, -20 + b)], a: .7, line: false);
        Quad(pen, anim, [new(-22, -27, .65, true, ramp.Base, w), new(16, -27, 0, false, ramp.Base, w)], 6, 3);
        foreach (var x in (ReadOnlySpan<int>)[-22, 16])
        {
            var (fx, fy) = Gait(anim.Ph + (x < 0 ? .65 : 0), 6 * anim.Mv, 3 * anim.Mv);
            pen.Blob(ramp.Cream2, [(x + fx + 3, fy + .4), (x + fx + 5, fy - 3), (x + fx + 7.4, fy + .4)], line: false);
        }
        pen.Limb(ramp.Base, [(36, -47 + b), (43, -37 + b), (43.6 + tr * .4, -24 + b), (41 + tr, -13 + b),
            (45.6 + tr * 1.4, -9.6 + b)], [12, 9.6, 7.4, 5.4, 3.8]);
        pen.Blob(ramp.Base, [(18, -50 + b), (22, -61 + b), (32, -65 + b), (41, -59 + b), (43, -48 + b), (40, -38 + b),
            (31, -34 + b), (22, -38 + b)], k: .9);
        pen.Blob(ramp.Cream, [(36, -36 + b, 1), (44, -30 + b), (52, -32 + b, 1), (46, -33 + b), (39, -39 + b, 1)]);
        pen.Disc(ramp.Ink, 37, -51 + b, 1.4, line: false);
        var e = anim.Sin(.4);
        pen.Blob(ramp.Dark, [(25, -60 + b), (17, -62 + b), (10 - e, -55 + b), (10.4 - 2 * e, -43 + b), (17 - e, -35 + b),
            (24, -38 + b), (28, -48 + b)], k: .9);
        pen.Blob(ramp.Base, [(24.6, -58 + b), (18, -59.6 + b), (13 - e, -54 + b), (13.4 - 2 * e, -44 + b), (18 - e, -38.6 + b),
            (23, -41 + b), (26, -48 + b)], k: .9, line: false, a: .6);
    }
}
