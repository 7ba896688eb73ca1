using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Buildings;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>A street, seen along.</summary>
internal static class Avenues
{
    /// <summary>
    /// A long street in one-point perspective, the sun or moon at its end. f is the size at a depth: 0 far off, 1 at
    /// the frame.
    /// </summary>
    public static void Avenue(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        var horizon = b.H * r.Range(.5, .55);
        b.Hz = horizon;
        light.SunX = r.Range(.46, .54);
        if (light.SunY > .5) light.SunY = r.Range(.42, .55);
        Sky(b, false);
        double vx = b.W * r.Range(.47, .53), g = b.H - horizon, halfWidth = Math.Max(b.W * .45, 84);
        var win = Mix(Mix(light.Sky[2], (90, 110, 130), .5), Warm, Clamp(light.Lamp));
        b.Layer(.1, pen => Skyline(b, pen, b.Seed, horizon + 2, 40, light.Tone((120, 122, 140), .05), .2 * Clamp(light.Lamp), win,
            Mix(light.Tone((140, 140, 152), .1), light.Key, .3), vx - 40, vx + 40, 6, 13));
        Haze(b, horizon - 40, horizon + 2, .7, .12);
        b.Weather(.2);
        (double X, double Y) At(double s, double f, double h, double? w = null) =>
            (vx + s * (w ?? halfWidth) * f, horizon + g * f - h * f);
        Rgb road = light.Ground((96, 96, 106), 1), pave = light.Ground((160, 154, 150), .95);
        void Floor(Pen pen)
        {
            using var shape1 = Full(b, horizon);
            pen.VGrad(shape1, horizon, b.H, Mix(pave, light.Haze, .5), pave);
            var w = halfWidth * .8;
            using var path = PolyPath([At(-1, 0, 0), At(1, 0, 0), At(1, 2.4, 0, w), At(-1, 2.4, 0, w)]);
            pen.VGrad(path, horizon, b.H, Mix(road, light.Haze, .55), Mix(road, light.Near, .35));
            foreach (var s in (ReadOnlySpan<int>)[-1, 1])
                pen.Poly(Mix(pave, light.Near, .3), [At(s, .02, 0, w), At(s, 2.4, 0, w), At(s, 2.4, 0, w * 1.03)], line: false);
            for (var k = 0; k < 9; k++)
            {
                double f0 = 1 / (1.0 + k * .9 + .42), f1 = 1 / (1.0 + k * .9);
                pen.Poly(Mix(road, (230, 224, 206), .5), [At(-1, f0, 0, 1.6), At(1, f0, 0, 1.6), At(1, f1, 0, 1.6), At(-1, f1, 0,
                    1.6)], line: false);
            }
            if (light.Disc > .2) pen.Glow(vx, horizon + g * .25, 46, light.Glow, .5 * light.Disc, 1.5);
            if (light.Wet > 0)
            {
                using var shape2 = Full(b, horizon);
                using var shader3 = Linear((0, horizon), (0, b.H), [(0, Mix(light.Sky[3], Warm, .3 * light.Lamp), .4),
                    (1, light.Sky[1], .12)]);
                pen.Shade(shape2, shader3);
                var q = b.Sub(14);
                for (var i = 0; i < 8; i++)
                    pen.Glow(q.Range(0, b.W), Lerp(horizon, b.H, q.Range(.35, .8)), 14, Mix(Warm, light.Sky[3],
                        1 - Clamp(light.Lamp)), .3, 1.9);
            }
        }
        b.Layer(.3, Floor);
        Rgb[] tones = [(168, 116, 96), (192, 170, 142), (126, 134, 146), (150, 106, 98), (178, 156, 128), (112, 122, 126)];
        double[] cuts = [9, 6.6, 5, 3.8, 2.9, 2.2, 1.66, 1.22, .88, .5];
        var plan = new List<(double Side, double Far, double Near, double Height, Rgb Tone, double Phase)>();
        for (var i = 0; i + 1 < cuts.Length; i++)
        {
            foreach (var s in (ReadOnlySpan<int>)[-1, 1])
                plan.Add((s, 1 / cuts[i], 1 / cuts[i + 1], r.Range(88, 190), r.Pick(tones), r.U()));
        }
        void Facade(Pen pen, double s, double f0, double f1, double h, Rgb tone, double k)
        {
            var zz = Clamp(.12 + f1 * .9);
            var c = Mix(light.Ground(tone, zz, 0), light.Shade, .18 + .12 * f1);
            using var wall = PolyPath([At(s, f0, 0), At(s, f0, h), At(s, f1, h), At(s, f1, 0)]);
            pen.VGrad(wall, horizon - h * f1, horizon + g * f1, Mix(c, light.Haze, .12), c);
            pen.Poly(Mix(Mix(c, light.Key, .35), (236, 240, 246), light.Snow * .8), [At(s, f0, h), At(s, f0, h + 3), At(s, f1,
                h + 3), At(s, f1, h)], line: false);
            if (pen.Style.Line > 0)
                pen.Line(pen.Style.Ink, pen.Style.Line * .8, [At(s, f0, 0), At(s, f0, h), At(s, f1, h), At(s, f1, 0)],
                    a: pen.Style.LineA * .6);
            var q = Build.Stream(b.Seed + (int)(k * 9999));
            var n = 4;
            double Ft(double u) => 1 / Lerp(1 / f0, 1 / f1, u);
            if (f1 < .16) return;
            for (var i = 0; i < n; i++)
            {
                double a2 = Ft((i + .25) / n), e2 = Ft((i + .75) / n);
                for (var y = 0; y < (int)((h - 24) / 15); y++)
                {
                    var lit = q.U() < .2 + .45 * Clamp(light.Lamp);
                    var col = lit ? Mix(Mix(c, light.Sky[1], .6), Warm, Clamp(light.Lamp)) : Mix(c, light.Shade, .4);
                    pen.Poly(col, [At(s, a2, 24 + y * 15), At(s, a2, 33 + y * 15), At(s, e2, 33 + y * 15), At(s, e2,
                        24 + y * 15)], line: false);
                }
            }
            var shop = Mix(Mix(c, light.Sky[1], .35), (255, 220, 150), Clamp(light.Lamp * 1.2));
            double a = Ft(.12), e = Ft(.88);
            pen.Poly(shop, [At(s, a, 3), At(s, a, 16), At(s, e, 16), At(s, e, 3)], line: false);
            if (light.Lamp > .3)
            {
                var (x, y) = At(s, (a + e) / 2, 4);
                pen.Glow(x, y, 40 * f1, Warm, .3 * Math.Min(1, light.Lamp), .7);
            }
        }
        foreach (var (z, lo, hi) in new[] { (.3, 0, .21), (.5, .21, .36), (.75, .36, .62), (.95, .62, 9) })
        {
            b.Layer(z, pen =>
            {
                foreach (var (side, far, near, h, tone, phase) in plan)
                {
                    if (lo <= near && near < hi) Facade(pen, side, far, near, h, tone, phase);
                }
            });
            if (z == .3) Haze(b, horizon - 50, horizon + g * .16, .6, .32);
            if (z == .5) b.Stage("air", (b.H * .3, .8), (b.H * .38, .95), .75);
        }
        void Lamps(Pen pen)
        {
            foreach (var z in (ReadOnlySpan<double>)[4.6, 3.1, 2.1, 1.42])
            {
                foreach (var s in (ReadOnlySpan<int>)[-1, 1])
                {
                    var f = 1 / z;
                    var (x, y) = At(s, f, 0, halfWidth * .86);
                    pen.Canvas.Save();
                    pen.Canvas.Translate(x, y);
                    pen.Canvas.Scale(f, f);
                    LampPost(pen, 0, 0, 58, Mix(light.Near, light.Haze, .5 - .4 * f), light, -s);
                    pen.Canvas.Restore();
                }
            }
        }
        b.Layer(.9, Lamps);
        b.Stage("ground road", (horizon + g * .48, .58), (horizon + g * .86, 1.06), 1);
        var side = r.Sign();
        void Frame(Pen pen)
        {
            var x = b.W * .5 + side * b.W * .5;
            pen.Rect(light.Near, x - 3, b.Y0, 6, b.Y1 - b.Y0, line: false);
            pen.Rect(light.Near, x - 13, b.H * .24, 26, 15, 2, line: false);
            pen.Rect(Mix(light.Near, light.Key, .14), x - 11, b.H * .24 + 2, 22, 11, 1.4, line: false);
        }
        b.Layer(1.5, Frame);
    }
}
