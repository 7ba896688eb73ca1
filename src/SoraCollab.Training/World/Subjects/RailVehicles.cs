using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Vehicles on rails.</summary>
internal static class RailVehicles
{
    public static void Train(Pen pen, Ramp ramp, Anim anim)
    {
        var r = 6.4;
        var b = .3 * anim.Sin(2);
        Puffs(pen, anim, 34, -37, Mix(ramp.Cream, ramp.Illumination.Sky[2], .4), 8, 3.4, 11, anim.Mv > .1 ? -66 : -8, -20, 3.4,
            .85);
        pen.Rect(ramp.Dark, -62, -31 + b, 46, 21, 2);
        pen.Rect(ramp.Base, -62, -31 + b, 46, 15, 2);
        pen.Rect(ramp.Ink, -64, -34 + b, 50, 3.6, 1.6, line: false);
        pen.Rect(ramp.Trim, -62, -17 + b, 46, 1.8, line: false);
        for (var i = 0; i < 5; i++) pen.Rect(ramp.Win, -58.6 + i * 8.6, -27.4 + b, 6, 7, 1, line: false);
        pen.Rect(ramp.Ink, -17, -10, 8, 2.4, line: false);
        pen.Rect(ramp.Ink, -10, -11 + b, 54, 4, line: false);
        pen.Rect(ramp.Base, -9, -33 + b, 16, 22, 1);
        pen.Rect(ramp.Win, -5, -30 + b, 8.6, 8, 1, line: false);
        pen.Rect(ramp.Ink, -11.6, -36 + b, 21, 3.6, 1.4, line: false);
        pen.Rect(ramp.Base, 6, -27 + b, 34, 15, 3);
        pen.Rect(ramp.Dark, 6, -18 + b, 34, 6, 2, line: false);
        foreach (var x in (ReadOnlySpan<int>)[14, 24, 34]) pen.Rect(ramp.Trim, x, -27 + b, 1.5, 15, line: false);
        pen.Rect(ramp.Ink, 38.6, -28 + b, 4, 17, 1.6, line: false);
        pen.Poly(ramp.Ink, [(31, -27 + b), (30, -38 + b), (38, -38 + b), (37, -27 + b)], line: false);
        pen.Rect(ramp.Gold, 29.4, -39 + b, 9.2, 2, .8, line: false);
        pen.Blob(ramp.Gold, [(17, -27 + b), (18.6, -32 + b), (23, -32 + b), (24.4, -27 + b)], k: .8, line: false);
        pen.Poly(ramp.Red, [(42, -9), (51, -2), (42, -2)], line: false);
        pen.Disc((255, 240, 200), 43, -25 + b, 2, line: false);
        foreach (var x in (ReadOnlySpan<int>)[-55, -46, -31, -22])
            Wheel(pen, x, -4.4, 4.4, anim.Roll / 4.4, ramp.Ink, ramp.Grey, 3);
        foreach (var x in (ReadOnlySpan<int>)[-2, 12, 26])
            Wheel(pen, x, -r, r, anim.Roll / r, ramp.Ink, ramp.Name != "red" ? ramp.Red : ramp.Gold, 4);
        Wheel(pen, 38, -4, 4, anim.Roll / 4, ramp.Ink, ramp.Grey, 3);
        var q = anim.Roll / r;
        double dx = 3.4 * Math.Cos(q), dy = 3.4 * Math.Sin(q);
        pen.Limb(ramp.Metal, [(-2 + dx, -r + dy), (26 + dx, -r + dy)], [1.7, 1.7]);
        pen.Limb(ramp.Metal, [(26 + dx, -r + dy), (37 + dx, -9)], [1.5, 1.5]);
        pen.Lamp(44, -25, 40, k: .8);
        pen.Lamp(-39, -24, 34, k: .35);
    }

    public static void Tram(Pen pen, Ramp ramp, Anim anim)
    {
        var b = .35 * anim.Sin(1.7);
        pen.Line(ramp.Ink, 1, [(-4, -45 + b), (4, -53), (-4, -60)]);
        pen.Line(ramp.Ink, 1.4, [(-9, -60), (1, -60)]);
        pen.Rect(ramp.Grey, -26, -47 + b, 52, 4, 1.6);
        pen.Rect(ramp.Base, -44, -44 + b, 88, 38, 6);
        pen.Rect(ramp.Trim, -44, -40 + b, 88, 17, 2, line: false);
        pen.Rect(ramp.Dark, -44, -12 + b, 88, 6, 2.6, line: false);
        pen.Rect(ramp.Dark, -44, -23.4 + b, 88, 1.6, line: false);
        for (var i = 0; i < 6; i++) pen.Rect(ramp.Win, -40 + i * 13.6, -38 + b, 11, 13, 1.6);
        foreach (var x in (ReadOnlySpan<double>)[-13.4, 13.8])
        {
            pen.Rect(ramp.Dark, x - 5.4, -24 + b, 11.4, 18, 1);
            pen.Rect(ramp.Win, x - 4, -22 + b, 3.6, 11, .8, line: false);
            pen.Rect(ramp.Win, x + .8, -22 + b, 3.6, 11, .8, line: false);
        }
        foreach (var x in (ReadOnlySpan<int>)[-31, -21, 21, 31])
            Wheel(pen, x, -4.6, 4.6, anim.Roll / 4.6, ramp.Ink, ramp.Grey, 3);
        pen.Rect(ramp.Ink, -40, -7.4, 80, 2.6, 1, line: false);
        pen.Disc((255, 240, 200), 42, -15 + b, 2.2, line: false);
        pen.Lamp(43, -15, 42, k: .8);
        pen.Lamp(0, -31, 52, k: .26);
    }
}
