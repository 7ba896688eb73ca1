using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>Vessels.</summary>
internal static class Boats
{
    public static void Sailboat(Pen pen, Ramp ramp, Anim anim)
    {
        pen.Canvas.Save();
        pen.Canvas.Rotate(2.6 * anim.Sin(.32) + 3 * anim.Wind);
        var q = 1.2 * anim.Sin(.4);
        pen.Rect(ramp.Ink, -.8, -62, 1.7, 58, line: false);
        pen.Blob(ramp.Base, [(2, -60, 1), (11 + q, -36), (25, -9, 1), (13, -8), (2, -8.6, 1)], k: .7);
        pen.Blob(ramp.Dark, [(2, -60, 1), (8, -34), (13, -8, 1), (2, -8.6, 1)], k: .7, line: false);
        foreach (var y in (ReadOnlySpan<int>)[-22, -36])
            pen.Line(ramp.Deep, .6, [(2, y), (2 + 23 * (60 + y) / 52.0, y + 1.4)], a: .6);
        pen.Blob(ramp.Light, [(-2, -53, 1), (-8 - q, -30), (-20, -9, 1), (-10, -8.4), (-2, -9, 1)], k: .7);
        pen.Poly(ramp.Trim, [(1, -62), (1, -66), (-8 - q, -63.4 + q)], line: false);
        pen.Blob(ramp.Wood, [(-24, -8, 1), (0, -5.6), (28, -9.4, 1), (21, 2), (12, 6), (-16, 6), (-22, 1)], k: .6);
        pen.Blob(ramp.Wood2, [(-23, -1), (0, 1), (24.6, -2), (21, 2), (12, 6), (-16, 6), (-22, 1)], line: false, k: .6);
        pen.Line(ramp.Cream, 1.3, [(-23.6, -7), (0, -4.8), (27, -8.2)], smooth: true);
        pen.Canvas.Restore();
        pen.Lamp(-21, -10, 22, k: .55);
    }

    public static void Rowboat(Pen pen, Ramp ramp, Anim anim)
    {
        var u = anim.T * .55 + anim.K;
        var s = Math.Sin(Tau * u);
        var c = Math.Cos(Tau * u);
        pen.Canvas.Save();
        pen.Canvas.Rotate(1.6 * anim.Sin(.3));
        var lean = 2.6 * s;
        double ox = 2 - 9 * s, oy = -11 + 2.4 * c;
        pen.Limb(ramp.Wood2, [(ox + 1, oy + 1), (10 + 15 * s, 3 - 5 * Math.Max(0, c))], [1.5, 2.2]);
        pen.Limb(ramp.Ink, [(-3, -9), (4, -12), (8, -7)], [5.4, 4.6, 4]);
        pen.Blob(ramp.Cream, [(-6, -9), (-7.4 + lean, -21), (-3 + lean, -26), (1.6 + lean, -22), (1, -9)], k: .9);
        pen.Blob(ramp.Cream2, [(-6, -9), (-7.4 + lean, -21), (-4 + lean, -22), (-3, -9)], line: false);
        Arm(pen, ramp.Cream, ramp.Cream2, (-2 + lean, -22), (ox, oy), 6.4, 3.6, ramp.Skin, 1);
        Head(pen, ramp, anim, -1.4 + lean * 1.2, -30, 4);
        pen.Oval(ramp.Gold, -1.4 + lean * 1.2, -32.6, 6.4, 1.5, line: false);
        pen.Blob(ramp.Gold, [(-5 + lean * 1.2, -33), (-1.4 + lean * 1.2, -37), (2.4 + lean * 1.2, -33)], line: false);
        pen.Blob(ramp.Base, [(-32, -12, 1), (-14, -8.6), (6, -8), (22, -9), (35, -13.6, 1), (30, -2), (22, 4.6), (-20, 4.6),
            (-29, -2)], k: .7);
        pen.Blob(ramp.Dark, [(-30, -4), (0, -1.4), (31, -5), (22, 4.6), (-20, 4.6), (-29, -2)], line: false, k: .7);
        pen.Line(ramp.Trim, 1.7, [(-31.6, -11.4), (-14, -8.4), (6, -7.8), (22, -8.8), (34.4, -13)], smooth: true);
        pen.Limb(ramp.Wood, [(ox, oy), (-4 + 17 * s, 5 - 6 * Math.Max(0, c))], [1.6, 1.6]);
        pen.Oval(ramp.Wood, -5 + 19 * s, 6 - 6 * Math.Max(0, c), 4.6, 1.7, 24 * s);
        pen.Canvas.Restore();
    }

    public static void Steamer(Pen pen, Ramp ramp, Anim anim)
    {
        pen.Canvas.Save();
        pen.Canvas.Rotate(.9 * anim.Sin(.25));
        Puffs(pen, anim, -3, -49, Mix(ramp.Grey, ramp.Illumination.Sky[2], .45), 7, 3.6, 11, -40, -17, 4.4, .75);
        pen.Rect(ramp.Ink, 30, -42, 1.2, 28, line: false);
        pen.Rect(ramp.Ink, -35, -38, 1.2, 24, line: false);
        pen.Line(ramp.Ink, .5, [(30.6, -42), (-3, -48), (-34.4, -38)]);
        pen.Rect(ramp.Cream, -30, -23, 50, 11, 1);
        pen.Rect(ramp.Cream2, -30, -15, 50, 3, line: false);
        pen.Rect(ramp.Cream, -18, -31, 30, 9, 1);
        pen.Rect(ramp.Cream2, -18, -24.4, 30, 2.2, line: false);
        for (var i = 0; i < 7; i++) pen.Rect(ramp.Win, -27 + i * 6.6, -20, 3.4, 3, .6, line: false);
        for (var i = 0; i < 4; i++) pen.Rect(ramp.Win, -15 + i * 6.6, -29, 3.6, 3, .6, line: false);
        pen.Rect(ramp.Base, -7.6, -48, 9.4, 18);
        pen.Rect(ramp.Dark, -7.6, -48, 3.2, 18, line: false);
        pen.Rect(ramp.Ink, -8, -49.6, 10.2, 4.2, .8, line: false);
        pen.Rect(ramp.Trim, -7.6, -43, 9.4, 2.4, line: false);
        pen.Blob(ramp.Base, [(-44, -13, 1), (-10, -12, 1), (28, -13, 1), (49, -19, 1), (44, -4), (40, 5, 1), (-38, 5, 1),
            (-42, -4)], k: .5);
        pen.Poly(ramp.Dark, [(-42, -3.4), (43.4, -4), (40, 5), (-38, 5)], line: false);
        pen.Line(ramp.Trim, 1.4, [(-43.4, -11.2), (-10, -10.2), (28, -11.2), (47.4, -16.4)]);
        for (var i = 0; i < 8; i++) pen.Disc(ramp.Win, -34 + i * 9, -6.6, 1.5, line: false);
        pen.Canvas.Restore();
        pen.Lamp(-4, -21, 44, k: .5);
        pen.Lamp(31, -42, 16, k: .5);
    }

    public static void Submarine(Pen pen, Ramp ramp, Anim anim)
    {
        var q = anim.T * 9;
        pen.Canvas.Save();
        pen.Canvas.Rotate(1.4 * anim.Sin(.25));
        pen.Oval(ramp.Gold, -43, 0, 1.4, 9 * Math.Abs(Math.Sin(q)) + 1, a: .9);
        pen.Blob(ramp.Dark, [(-30, -6), (-42, -15, 1), (-40, 0), (-42, 15, 1), (-30, 6)], k: .5);
        pen.Line(ramp.Ink, 1.8, [(4, -20), (4, -32), (10, -32)]);
        pen.Blob(ramp.Base, [(-8, -12), (-6, -24), (10, -24), (13, -12)], k: .6);
        pen.Blob(ramp.Base, [(-40, 0), (-28, -11), (-4, -15), (24, -13), (39, -4), (40, 3), (26, 12), (-4, 14), (-28, 10)],
            k: .85);
        pen.Blob(ramp.Dark, [(-40, 1), (-4, 5), (40, 4), (26, 12), (-4, 14), (-28, 10)], line: false, k: .8);
        foreach (var x in (ReadOnlySpan<int>)[-16, 0, 16])
        {
            pen.Disc(ramp.Trim, x, -2, 5);
            pen.Disc(ramp.Warm, x, -2, 3.4, line: false);
            pen.Lamp(x, -2, 13, k: .6);
        }
        pen.Disc((255, 244, 206), 37, -2, 3, line: false);
        pen.Canvas.Restore();
        pen.Lamp(42, -2, 54, (255, 236, 180), .8);
    }
}
