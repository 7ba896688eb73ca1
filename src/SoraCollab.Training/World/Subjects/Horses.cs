using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shapes;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>A horse, with or without a rider.</summary>
internal static class Horses
{
    public static void Horse(Pen pen, Ramp ramp, Anim anim)
    {
        var mane = Luma(ramp.Pigment) > 60 ? ramp.Deep : ramp.Grey;
        Trotting(pen, anim, ramp.Base, ramp.Dark, ramp.Deep, ramp.Name is "brown" or "orange" ? ramp.Cream2 : mane);
    }

    /// <summary>Body, neck, head and legs of a horse in trot; cloth draws over the barrel. Answers how far the body has sunk.</summary>
    public static double Trotting(
        Pen pen, Anim anim, Rgb body, Rgb dark, Rgb deep, Rgb mane, Action<double>? cloth = null)
    {
        var b = Bob(anim, 1.3);
        var n = 1.6 * Math.Sin(Tau * anim.Ph) * anim.Mv + .8 * anim.Sin(.25);
        void Leg(double x, double y, double k, Rgb col, bool hind)
        {
            var (fx, fy) = Gait(anim.Ph + k, 11 * anim.Mv, 7 * anim.Mv);
            (double X, double Y) f = (x + fx + (hind ? -2.4 : 1), fy - 3);
            if (hind)
            {
                (double X, double Y) kn = (x + 2.4 + fx * .25, y + 11);
                (double X, double Y) hk = Joint(kn, f, 10.4, 11.2, -1);
                pen.Limb(col, [(x, y + 2), kn, hk, f], [13, 8, 4.2, 3]);
            }
            else
            {
                (double X, double Y) kn = Joint((x, y + b), f, 15.4, 15, 1);
                pen.Limb(col, [(x, y + b), kn, f], [9, 4.8, 3]);
            }
            pen.Poly(deep, [(f.X - 1.8, f.Y), (f.X + 1.6, f.Y), (f.X + 3, f.Y + 3), (f.X - 2.2, f.Y + 3)], line: false);
        }
        Leg(15.4, -31, .5, dark, false);
        Leg(-20, -35, .08, dark, true);
        var tw = 2.4 * anim.Sin(.6) + 5 * anim.Mv;
        pen.Blob(mane, [(-26, -45 + b), (-31 - tw * .5, -44), (-36 - tw, -34), (-37 - tw * 1.4, -18), (-33 - tw, -17, 1),
            (-31 - tw * .5, -29), (-27, -38)], k: .9);
        pen.Blob(body, [(-27.6, -40 + b), (-25, -46.6 + b), (-17, -48.6 + b), (-5, -45.6 + b), (6, -46.8 + b), (13, -49.6 + b),
            (20, -44 + b), (22, -36 + b), (17, -27.4 + b), (6, -24.8 + b), (-8, -25.6 + b), (-17, -28.6 + b), (-25, -32 + b)],
            k: .85);
        pen.Blob(dark, [(-24, -33 + b), (-12, -31 + b), (6, -30 + b), (19, -34 + b), (17, -27.4 + b), (6, -24.8 + b),
            (-8, -25.6 + b), (-17, -28.6 + b)], a: .7, line: false);
        Leg(-18.6, -35, .55, body, true);
        Leg(18, -31, 0, body, false);
        cloth?.Invoke(b);
        double hx = 33 + n, hy = -66 + b + n * .5;
        pen.Blob(body, [(8, -48 + b), (17, -58 + b), (26 + n * .6, -67 + b), (hx - 1, hy - 1.6), (hx + 2.6, hy + 5),
            (30 + n * .6, -55 + b), (25, -46 + b), (22.4, -36 + b), (14, -34 + b)], k: .85);
        pen.Blob(body, [(hx - 5, hy), (hx - 1, hy - 2.4), (hx + 4, hy - .4), (hx + 9, hy + 7.4), (hx + 13, hy + 14),
            (hx + 12.4, hy + 17.6), (hx + 8.6, hy + 18.4), (hx + 5, hy + 14), (hx - .6, hy + 11.4), (hx - 4.6, hy + 7)], k: .85);
        pen.Blob(dark, [(hx + 8, hy + 12.6), (hx + 13, hy + 14), (hx + 12.4, hy + 17.6), (hx + 8.6, hy + 18.4)], line: false);
        pen.Blob(body, [(hx - 4, hy - 1, 1), (hx - 2.4, hy - 8, 1), (hx + 1, hy - 1, 1)]);
        pen.Disc(deep, hx + 4, hy + 4.4, .95, line: false);
        pen.Blob(mane, [(hx + 1.6, hy - 2.4), (hx - 3, hy - 3.4), (24, -67 + b), (14, -60 + b), (5, -49 + b), (8.6, -47 + b),
            (16 - tw * .2, -52 + b), (23, -59 + b), (hx - 2.4, hy + 2.4)], k: .85, line: false);
        return b;
    }
}
