using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Vehicles on roads.</summary>
internal static class LandVehicles
{
    public static void Car(Pen pen, Ramp ramp, Anim anim)
    {
        var b = .35 * anim.Sin(1.5);
        if (anim.View != "side")
        {
            var bk = anim.View == "back";
            pen.Rect(ramp.Ink, -17, -8, 7, 8, 1.6, line: false);
            pen.Rect(ramp.Ink, 10, -8, 7, 8, 1.6, line: false);
            pen.Blob(ramp.Base, [(-13, -16 + b), (-10, -28 + b), (0, -30 + b), (10, -28 + b), (13, -16 + b)], k: .6);
            pen.Blob(ramp.Win, [(-10.6, -17 + b), (-8.4, -26 + b), (0, -27.4 + b), (8.4, -26 + b), (10.6, -17 + b)], k: .5);
            pen.Blob(ramp.Base, [(-18, -4 + b, 1), (-18.6, -12 + b), (-15, -17 + b), (0, -18 + b), (15, -17 + b), (18.6, -12 + b),
                (18, -4 + b, 1)], k: .6);
            pen.Rect(ramp.Dark, -18, -8.4 + b, 36, 4.6, 1.6, line: false);
            pen.Rect(ramp.Metal, -17.6, -6 + b, 35.2, 2, 1, line: false);
            if (!bk) pen.Rect(ramp.Ink, -7, -13.6 + b, 14, 4.4, 1.4, line: false);
            foreach (var s in (ReadOnlySpan<int>)[-1, 1])
            {
                pen.Disc(bk ? ramp.Red : new Rgb(255, 244, 210), s * 13, -12 + b, bk ? 2.2 : 3, line: false);
                pen.Lamp(s * 13, -12, 30, bk ? new Rgb(255, 80, 60) : new Rgb(255, 226, 160), bk ? .45 : .9);
            }
            return;
        }
        pen.Blob(ramp.Base, [(-31, -6 + b, 1), (-31.6, -14 + b), (-22, -17.6 + b), (-12, -27 + b), (2, -28 + b), (11, -25 + b),
            (18, -17.4 + b), (28, -15 + b), (32, -10 + b), (31.4, -5 + b, 1)], k: .7);
        pen.Poly(ramp.Dark, [(-31.4, -9.4 + b), (32, -9.4 + b), (31.4, -5 + b), (-31, -5 + b)], line: false);
        pen.Blob(ramp.Win, [(-18, -17.6 + b), (-10.6, -24.6 + b), (-3, -25.6 + b), (-3, -17.6 + b)], k: .4);
        pen.Blob(ramp.Win, [(-.8, -17.6 + b), (-.8, -25.6 + b), (8.6, -23.6 + b), (14, -17.6 + b)], k: .4);
        pen.Line(ramp.Deep, .7, [(-2, -17 + b), (-2, -7 + b)]);
        pen.Rect(ramp.Metal, -6, -15 + b, 3, .9, line: false);
        pen.Line(ramp.Light, 1, [(-30, -14.2 + b), (-3, -15.4 + b), (27, -13.4 + b)], a: .8);
        foreach (var x in (ReadOnlySpan<double>)[-18.6, 18.6])
        {
            pen.Disc(ramp.Deep, x, -6.4, 7.6, line: false);
            Wheel(pen, x, -6, 6, anim.Roll / 6, ramp.Ink, ramp.Metal, 5);
        }
        pen.Oval((255, 244, 210), 30, -11.6 + b, 1.9, 2.1, line: false);
        pen.Rect(ramp.Red, -31.8, -13.6 + b, 1.8, 3.6, .6, line: false);
        pen.Lamp(31, -11.6, 40, (255, 226, 160), .85);
        pen.Lamp(-31, -12, 12, (255, 80, 60), .6);
    }

    public static void Truck(Pen pen, Ramp ramp, Anim anim)
    {
        var b = .4 * anim.Sin(1.4);
        pen.Rect(ramp.Ink, -40, -10, 78, 4.4, line: false);
        pen.Rect(ramp.Base, -42, -43 + b, 52, 33, 2);
        pen.Rect(ramp.Dark, -42, -16 + b, 52, 6, 1.6, line: false);
        pen.Rect(ramp.Trim, -42, -31 + b, 52, 5, line: false);
        for (var i = 1; i < 5; i++) pen.Line(ramp.Dark, .7, [(-42 + i * 10.4, -42 + b), (-42 + i * 10.4, -11 + b)], a: .6);
        pen.Blob(ramp.Base, [(13, -8 + b, 1), (13, -35 + b), (26, -36 + b), (32, -31 + b), (35.6, -21 + b), (41, -18 + b),
            (41.6, -8 + b, 1)], k: .5);
        pen.Blob(ramp.Win, [(18, -22 + b), (18, -32 + b), (26, -32.6 + b), (29, -30 + b), (32, -22 + b)], k: .4);
        pen.Rect(ramp.Dark, 13, -12.4 + b, 28.6, 4.6, 1, line: false);
        pen.Rect(ramp.Metal, 37, -9.6 + b, 6, 3, 1, line: false);
        foreach (var x in (ReadOnlySpan<int>)[-30, -17, 29])
        {
            pen.Disc(ramp.Ink, x, -6.8, 8.2, line: false);
            Wheel(pen, x, -6.4, 6.4, anim.Roll / 6.4, ramp.Ink, ramp.Metal, 5);
        }
        pen.Disc((255, 244, 210), 40.4, -15.4 + b, 2, line: false);
        pen.Lamp(41, -15, 42, (255, 226, 160), .85);
    }
}
