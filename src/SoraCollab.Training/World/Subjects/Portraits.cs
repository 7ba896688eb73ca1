using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Subjects.Limbs;

namespace SoraCollab.Training.World.Subjects;

/// <summary>People who fill the frame, close to the camera; the origin is the lower edge of the frame.</summary>
internal static class Portraits
{
    /// <summary>A woman close to the camera, from the chest up; the origin is the lower edge of the frame.</summary>
    public static void Portrait(Pen pen, Ramp ramp, Anim anim)
    {
        var i = (int)(anim.K * 3.99);
        var skin = ramp.Illumination.Hero(((ReadOnlySpan<Rgb>)[(222, 168, 130), (188, 126, 88), (140, 90, 64), (234, 190, 156)])[i]);
        var hair = ramp.Illumination.Hero(((ReadOnlySpan<Rgb>)[(58, 38, 34), (30, 26, 32), (34, 26, 28), (122, 72, 44)])[i]);
        var b = Bob(anim, 1.8) - .8 * anim.Sin(.22);
        var n = 1.7 * anim.Sin(.16);
        var blink = Mod(anim.T * .37 + anim.K, 1) > .955 ? .15 : 1;
        var sk2 = Mix(Mul(skin, (186, 150, 156)), (60, 30, 50), .12);
        var lip = Mix(skin, ramp.Illumination.Hero((150, 54, 58)), .62);
        pen.Blob(Mul(hair, (190, 186, 196)), [(-27 + n, -100 + b), (-6 + n, -120 + b), (20 + n, -112 + b), (30 + n, -88 + b),
            (27 + n, -60 + b), (22, -44 + b), (-20, -40 + b), (-33 + n * .5, -52 + b), (-33 + n, -80 + b)], k: .9);
        pen.Blob(ramp.Base, [(-64, 10, 1), (-58, -16 + b), (-42, -31 + b), (-16, -40 + b), (14, -40 + b), (38, -31 + b),
            (54, -16 + b), (60, 10, 1)], k: .85);
        pen.Blob(ramp.Dark, [(-64, 10, 1), (-58, -16 + b), (-42, -31 + b), (-20, -39 + b), (-14, -12 + b), (-18, 10, 1)], k: .8,
            line: false, a: .8);
        pen.Blob(sk2, [(-10, -62 + b), (15, -60 + b), (14, -42 + b), (2, -30 + b), (-12, -41 + b)], k: .7, line: false);
        pen.Poly(ramp.Light, [(-17, -42 + b), (-8, -45 + b), (3, -22 + b), (1, 10), (-7, 10)]);
        pen.Poly(ramp.Light, [(19, -42 + b), (13, -45 + b), (3, -22 + b), (1, 10), (12, 10)], line: false);
        pen.Blob(ramp.Trim, [(-15, -46 + b), (2, -37 + b), (18, -46 + b), (20, -39 + b), (4, -28 + b), (-18, -38 + b)], k: .8);
        var fx = 3 + n * 1.5;
        pen.Blob(skin, [(fx - 21, -92 + b), (fx - 12, -109 + b), (fx + 8, -110 + b), (fx + 20, -96 + b), (fx + 20.6, -80 + b),
            (fx + 16, -66 + b), (fx + 7, -56 + b), (fx + 1, -56 + b), (fx - 12, -65 + b), (fx - 19, -78 + b)], k: .9);
        pen.Blob(sk2, [(fx - 21, -92 + b), (fx - 13, -100 + b), (fx - 9, -84 + b), (fx - 10, -70 + b), (fx - 2, -57.6 + b),
            (fx - 12, -65 + b), (fx - 19, -78 + b)], line: false, a: .55, k: .9);
        pen.Poly(sk2, [(fx + 8, -88 + b), (fx + 13.4, -76.6 + b), (fx + 6.4, -75.4 + b)], line: false, a: .6);
        foreach (var (x, w2) in (ReadOnlySpan<(double, double)>)[(-4.6, 4.3), (13.2, 3.8)])
        {
            var ex = fx + x + n * .5;
            pen.Oval(ramp.Cream, ex, -87 + b, w2, 2.5 * blink, line: false);
            pen.Oval(ramp.Ink, ex + n * .5 + .6, -87 + b, 2, 2.4 * blink, line: false);
            pen.Line(ramp.Ink, 1.2, [(ex - w2, -87.6 + b), (ex, -90 + b), (ex + w2, -87.8 + b)], smooth: true);
            pen.Line(hair, 1.9, [(ex - w2 - .6, -94 + b), (ex, -96.4 + b), (ex + w2 + .4, -94.4 + b)], smooth: true);
        }
        pen.Blob(lip, [(fx + .6, -67 + b), (fx + 5, -69 + b), (fx + 8.6, -68.2 + b), (fx + 12.6, -67 + b), (fx + 7, -63.8 + b)],
            k: .8, line: false);
        pen.Line(Mul(lip, (150, 120, 130)), .8, [(fx + .6, -67 + b), (fx + 6.8, -66.6 + b), (fx + 12.6, -67 + b)], smooth: true);
        pen.Blob(hair, [(fx - 24, -76 + b), (fx - 25, -98 + b), (fx - 11, -117 + b), (fx + 11, -117 + b), (fx + 23, -101 + b),
            (fx + 22.4, -90 + b, 1), (fx + 15, -103 + b), (fx + 2, -106 + b, 1), (fx - 12, -99 + b), (fx - 18, -86 + b)], k: .85);
        var w = 3 * anim.Wind * anim.Sin(.7);
        pen.Blob(hair, [(fx - 23, -92 + b), (fx - 17, -84 + b), (fx - 19, -60 + b), (fx - 22 - w, -38 + b),
            (fx - 33 - w, -40 + b), (fx - 33, -66 + b)], k: .9, line: false);
        pen.Line(Mix(hair, ramp.Light, .22), 1.4, [(fx - 16, -104 + b), (fx - 4, -112 + b), (fx + 10, -111 + b)], a: .7,
            smooth: true);
    }

    /// <summary>A bearded man with a knitted cap, close to the camera.</summary>
    public static void Sailor(Pen pen, Ramp ramp, Anim anim)
    {
        var i = (int)(anim.K * 3.99);
        var skin = ramp.Illumination.Hero(((ReadOnlySpan<Rgb>)[(216, 158, 122), (178, 118, 82), (136, 88, 62), (226, 176, 140)])[i]);
        var beard = ramp.Illumination.Hero(((ReadOnlySpan<Rgb>)[(196, 192, 186), (70, 52, 44), (40, 34, 36), (150, 96, 58)])[i]);
        var b = Bob(anim, 1.8) - .8 * anim.Sin(.2);
        var n = 1.7 * anim.Sin(.15);
        var blink = Mod(anim.T * .33 + anim.K, 1) > .955 ? .15 : 1;
        var sk2 = Mix(Mul(skin, (182, 148, 154)), (60, 30, 50), .12);
        var bd2 = Mul(beard, (170, 164, 176));
        var fx = 4 + n * 1.5;
        pen.Blob(ramp.Base, [(-70, 10, 1), (-64, -18 + b), (-48, -34 + b), (-18, -43 + b), (18, -43 + b), (46, -34 + b),
            (62, -18 + b), (68, 10, 1)], k: .85);
        pen.Blob(ramp.Dark, [(-70, 10, 1), (-64, -18 + b), (-48, -34 + b), (-24, -42 + b), (-18, -12 + b), (-22, 10, 1)], k: .8,
            line: false, a: .8);
        pen.Blob(sk2, [(-13, -62 + b), (18, -60 + b), (18, -42 + b), (2, -34 + b), (-15, -42 + b)], k: .7, line: false);
        pen.Blob(ramp.Trim, [(-21, -50 + b), (2, -42 + b), (24, -50 + b), (26, -38 + b), (4, -29 + b), (-22, -37 + b)], k: .8);
        foreach (var x in (ReadOnlySpan<int>)[-10, 2, 14])
            pen.Line(Mul(ramp.Trim, (190, 184, 186)), 1.2, [(x, -43 + b), (x + .6, -34 + b)], a: .7);
        pen.Rect(ramp.Dark, -1.2, -29 + b, 2.4, 40, line: false);
        pen.Disc(ramp.Gold, 5, -14 + b, 1.9, line: false);
        pen.Blob(skin, [(fx - 23, -94 + b), (fx - 14, -108 + b), (fx + 9, -109 + b), (fx + 21, -97 + b), (fx + 22, -80 + b),
            (fx + 16, -64 + b), (fx - 14, -64 + b), (fx - 21, -78 + b)], k: .9);
        pen.Blob(sk2, [(fx - 27, -88 + b), (fx - 22, -92 + b), (fx - 19, -84 + b), (fx - 21, -76 + b), (fx - 26, -79 + b)],
            line: false);
        pen.Blob(sk2, [(fx - 23, -94 + b), (fx - 13, -102 + b), (fx - 9, -86 + b), (fx - 11, -72 + b), (fx - 19, -74 + b)],
            line: false, a: .55, k: .9);
        pen.Blob(beard, [(fx - 22, -86 + b), (fx - 15, -76 + b), (fx - 4, -73 + b), (fx + 7, -74.6 + b), (fx + 16, -73 + b),
            (fx + 22, -83 + b), (fx + 22, -66 + b), (fx + 15, -51 + b), (fx + 4, -45 + b), (fx - 9, -49 + b), (fx - 19, -62 + b)],
            k: .9);
        pen.Blob(bd2, [(fx - 22, -86 + b), (fx - 15, -76 + b), (fx - 10, -62 + b), (fx - 1, -47 + b), (fx - 9, -49 + b),
            (fx - 19, -62 + b)], line: false, a: .8, k: .9);
        pen.Blob(Mix(skin, ramp.Illumination.Hero((150, 60, 60)), .5), [(fx + 1, -66.6 + b), (fx + 7, -68 + b), (fx + 13, -66.6 + b),
            (fx + 7, -64.6 + b)], line: false, k: .8);
        pen.Poly(sk2, [(fx + 8, -91 + b), (fx + 15.4, -77.4 + b), (fx + 6, -76 + b)], line: false, a: .7);
        foreach (var (x, w) in (ReadOnlySpan<(double, double)>)[(-5, 4), (14, 3.6)])
        {
            var ex = fx + x + n * .5;
            pen.Oval(ramp.Cream, ex, -88 + b, w, 2.1 * blink, line: false);
            pen.Oval(ramp.Ink, ex + n * .5 + .6, -88 + b, 1.8, 2 * blink, line: false);
            pen.Line(ramp.Ink, 1.1, [(ex - w, -88.6 + b), (ex, -90.4 + b), (ex + w, -88.8 + b)], smooth: true);
            pen.Line(beard, 2.8, [(ex - w - .6, -94 + b), (ex, -96 + b), (ex + w + .6, -94 + b)], smooth: true);
        }
        pen.Blob(ramp.Base, [(fx - 26, -97 + b, 1), (fx - 25, -114 + b), (fx - 10, -127 + b), (fx + 8, -127 + b),
            (fx + 22, -115 + b), (fx + 24, -98 + b, 1)], k: .85);
        pen.Blob(ramp.Dark, [(fx - 26, -97 + b, 1), (fx - 25, -114 + b), (fx - 12, -126 + b), (fx - 13, -100 + b, 1)], k: .8,
            line: false, a: .8);
        pen.Blob(ramp.Light, [(fx - 27, -102 + b), (fx, -107 + b), (fx + 25, -103 + b), (fx + 25, -95 + b), (fx, -98 + b),
            (fx - 27, -93 + b)], k: .7);
        for (var i2 = 0; i2 < 9; i2++)
        {
            var x = fx - 23 + i2 * 5.6;
            pen.Line(ramp.Dark, 1, [(x, -103.6 + b), (x, -96.4 + b)], a: .5);
        }
    }

    /// <summary>A hooded figure close to the camera, from behind, holding up a lantern.</summary>
    public static void Watcher(Pen pen, Ramp ramp, Anim anim)
    {
        var b = Bob(anim, 1.6) - .7 * anim.Sin(.22);
        double lx = 58 + 1.6 * anim.Sin(.42), ly = -52 + b;
        pen.Blob(ramp.Base, [(-58, 10, 1), (-54, -18 + b), (-42, -42 + b), (-22, -56 + b), (6, -56 + b), (25, -46 + b),
            (37, -22 + b), (42, 10, 1)], k: .85);
        pen.Blob(ramp.Dark, [(-58, 10, 1), (-54, -18 + b), (-42, -42 + b), (-22, -56 + b), (-10, -50 + b), (-22, -20 + b),
            (-26, 10, 1)], k: .8, line: false, a: .85);
        foreach (var (x0, x1) in (ReadOnlySpan<(double, double)>)[(-8, -16), (4, 2), (14, 20)])
            pen.Line(ramp.Dark, 1.6, [(x0, -44 + b), (Lerp(x0, x1, .6), -18 + b), (x1, 10)], a: .6, smooth: true);
        pen.Blob(ramp.Skin, [(4, -98 + b), (14, -96 + b), (17.4, -88 + b), (22.6, -81 + b), (19, -78.6 + b), (20.4, -74.6 + b),
            (18, -72 + b), (18.6, -66 + b), (12, -62 + b), (2, -64 + b)], k: .7);
        pen.Line(ramp.Ink, 1.3, [(13.4, -86.4 + b), (16.6, -86 + b)]);
        pen.Blob(ramp.Base, [(14, -101 + b), (2, -112 + b), (-16, -111 + b), (-29, -98 + b), (-32, -80 + b), (-29, -62 + b),
            (-24, -52 + b), (6, -50 + b), (14, -58 + b), (10, -68 + b), (6.4, -82 + b), (9, -94 + b)], k: .9);
        pen.Blob(ramp.Dark, [(-16, -111 + b), (-29, -98 + b), (-32, -80 + b), (-29, -62 + b), (-24, -52 + b), (-12, -52 + b),
            (-18, -72 + b), (-17, -94 + b)], k: .9, line: false, a: .85);
        pen.Line(ramp.Light, 1.6, [(13.4, -100 + b), (8.4, -93 + b), (6, -82 + b), (9.6, -68 + b), (13, -59 + b)], smooth: true,
            a: .8);
        pen.Blob(ramp.Base, [(14, -50 + b), (30, -54 + b), (48, -74 + b), (57, -73 + b), (57, -64 + b), (44, -46 + b),
            (30, -28 + b), (18, -26 + b)], k: .85);
        pen.Blob(ramp.Dark, [(57, -66 + b), (44, -46 + b), (30, -28 + b), (20, -28 + b), (34, -46 + b)], k: .8, line: false,
            a: .8);
        pen.Blob(ramp.Skin, [(53, -75 + b), (60, -79 + b), (63, -75 + b), (61, -69 + b), (54, -68 + b)], k: .9);
        pen.Ring(ramp.Ink, 1.3, lx, ly - 16, 4.4);
        pen.Poly(ramp.Ink, [(lx - 9, ly - 8), (lx, ly - 14), (lx + 9, ly - 8)], line: false);
        pen.Rect((255, 212, 136), lx - 7.6, ly - 8, 15.2, 19, line: false);
        pen.Oval((255, 246, 220), lx, ly + 3, 3.2, 6.4 * anim.Flick, line: false);
        foreach (var x in (ReadOnlySpan<double>)[-7.6, 6.2]) pen.Rect(ramp.Ink, lx + x, ly - 8, 1.4, 19, line: false);
        pen.Rect(ramp.Ink, lx - 9, ly + 11, 18, 3, 1, line: false);
        pen.Lamp(lx, ly, 96, (255, 190, 100), .95 * anim.Flick);
    }
}
