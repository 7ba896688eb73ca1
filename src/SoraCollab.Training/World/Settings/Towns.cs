using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Buildings;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;

namespace SoraCollab.Training.World.Settings;

/// <summary>Roofs and houses.</summary>
internal static class Towns
{
    public static void Rooftops(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .62;
        Sky(b, false);
        var horizon = b.Hz;
        var win = Mix(Mix(light.Sky[2], (90, 110, 130), .5), Warm, Clamp(light.Lamp));
        var lit = .08 + .3 * Clamp(light.Lamp);
        double s = light.SunX > .5 ? 1 : -1;
        b.Layer(.1, pen => Skyline(b, pen, b.Seed + 1, b.H * .8, 74, light.Tone((124, 122, 142), .1), lit * .4, win,
            Mix(light.Tone((160, 150, 156), .1), light.Key, .3)));
        Haze(b, b.H * .42, b.H * .76, .75, .12);
        b.Weather(.3);
        b.Stage("air", (b.H * .32, .8), (b.H * .4, .98), .7);
        void Roofs(Pen pen, long seed, double yb, double z, double k)
        {
            var q = Build.Stream(seed);
            var x = b.X0 - q.Range(0, 30);
            while (x < b.X1)
            {
                double w = q.Range(34, 58) * k, h = q.Range(14, 26) * k;
                Rgb wall = light.Tone((150, 126, 116), z), rf = Mix(light.Tone(q.Pick<Rgb>([(152, 92, 78), (120, 96, 104),
                    (138, 102, 84)]), z), (232, 236, 244), .78 * light.Snow * (1 - .55 * light.Stars));
                pen.Rect(wall, x, yb, w, b.Y1 - yb);
                pen.Poly(rf, [(x - 3, yb + 2), (x + w * .2, yb - h), (x + w * .8, yb - h), (x + w + 3, yb + 2)]);
                ReadOnlySpan<(double X, double Y)> sunny = s > 0
                    ? [(x + w * .55, yb - h), (x + w * .8, yb - h), (x + w + 3, yb + 2), (x + w * .7, yb + 2)]
                    : [(x - 3, yb + 2), (x + w * .2, yb - h), (x + w * .45, yb - h), (x + w * .3, yb + 2)];
                pen.Poly(Mix(rf, light.Key, .26 * light.KeyK), sunny, line: false);
                var cx = x + w * q.Range(.2, .7);
                pen.Rect(Mix(wall, light.Shade, .2), cx, yb - h - 9 * k, 6 * k, 12 * k);
                pen.Rect(Mix(wall, light.Shade, .4), cx - 1, yb - h - 10 * k, 8 * k, 2.4 * k, line: false);
                for (var j = 0; j < 2; j++)
                {
                    var wx = x + w * (.2 + .4 * j);
                    pen.Rect(Mix(Mix(wall, light.Shade, .45), Warm, Clamp(light.Lamp)), wx, yb + 6 * k, 5 * k, 7 * k,
                        line: false);
                    if (light.Lamp > .4) pen.Glow(wx + 2, yb + 9 * k, 15 * k, Warm, .3 * Math.Min(1, light.Lamp));
                }
                x += w + q.Range(2, 12) * k;
            }
        }
        b.Layer(.3, pen => Roofs(pen, b.Seed + 4, b.H * .68, .3, .75));
        Haze(b, b.H * .5, b.H * .76, .42, .32);
        b.Layer(.55, pen => Roofs(pen, b.Seed + 5, b.H * .79, .58, 1));
        Haze(b, b.H * .68, b.H * .9, .3, .56);
        var gy = b.H * .84;
        var tile = light.Ground((146, 88, 78), 1, .9);
        void RidgeRoof(Pen pen)
        {
            using var shape1 = Full(b, gy);
            pen.VGrad(shape1, gy, b.H, tile, Mix(tile, light.Near, .6));
            pen.Rect(Mix(tile, light.Key, .3), b.X0, gy - 2.4, b.X1 - b.X0, 3.4, 1.5, line: false);
            for (var j = 0; j < 4; j++)
            {
                var yy = gy + 6 + j * 8;
                for (var i = 0; i < (int)((b.X1 - b.X0) / 13) + 1; i++)
                {
                    var x = b.X0 + i * 13 + j % 2 * 6.5;
                    pen.Line(Mix(tile, light.Near, .4), .8, [(x, yy), (x + 3.2, yy + 2.4), (x + 9.8, yy + 2.4), (x + 13, yy)],
                        smooth: true, a: .6);
                }
            }
        }
        b.Layer(1, RidgeRoof);
        b.Stage("ground", (gy, 1.0), (gy + 1.5, 1.02), 1);
        var cx = b.W * (r.U() < .5 ? .9 : .1);
        void Chimney(Pen pen)
        {
            pen.Rect(light.Near, cx - 13, b.H * .66, 26, b.H, line: false);
            pen.Rect(Mix(light.Near, light.Key, .1), cx - 16, b.H * .645, 32, 6, 1, line: false);
            pen.Rect(light.Near, cx - 7, b.H * .58, 6, 14, line: false);
            pen.Rect(light.Near, cx + 3, b.H * .6, 6, 10, line: false);
        }
        b.Layer(1.45, Chimney);
    }

    public static void Village(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .54;
        Sky(b, false);
        var horizon = b.Hz;
        Rgb[] walls = [(216, 200, 174), (204, 168, 136), (186, 180, 172), (222, 208, 186)];
        Ridge(b, .08, b.Seed, horizon + 10, 44, light.Tone((104, 122, 146), .05), .6);
        Haze(b, horizon - 24, horizon + 10, .55, .1);
        var hillc = light.Ground((104, 128, 96), .4);
        void Town(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(3);
            var row = -1;
            foreach (var (dy, k) in (ReadOnlySpan<(double, double)>)[(0, .62), (9, .85)])
            {
                row++;
                var x2 = b.W * .12;
                while (x2 < b.W * .9)
                {
                    var h = q.Range(9, 15) * k;
                    var wdt = q.Range(13, 19) * k;
                    var yb2 = At(pts, x2) + dy + 3;
                    Rgb wall = light.Tone(q.Pick(walls), .42), rf = Mix(light.Tone(q.Pick<Rgb>([(150, 86, 70), (120, 84, 80)]),
                        .42), (232, 236, 244), .8 * light.Snow * (1 - .5 * light.Stars));
                    pen.Rect(wall, x2, yb2 - h, wdt, h + 3);
                    pen.Rect(Mix(wall, light.Shade, .3), x2, yb2 - h, wdt * .3, h + 3, line: false);
                    pen.Poly(rf, [(x2 - 1.6, yb2 - h + .6), (x2 + wdt * .5, yb2 - h - wdt * .45),
                        (x2 + wdt + 1.6, yb2 - h + .6)]);
                    foreach (var j in (ReadOnlySpan<double>)[.24, .62])
                    {
                        pen.Rect(Mix(Mix(wall, light.Shade, .5), Warm, Clamp(light.Lamp)), x2 + wdt * j, yb2 - h * .72,
                            2.6 * k + .4, 3.4 * k + .4, line: false);
                        if (light.Lamp > .4)
                            pen.Glow(x2 + wdt * j + 1, yb2 - h * .6, 12 * k, Warm, .4 * Math.Min(1, light.Lamp));
                    }
                    x2 += wdt + q.Range(2, 11);
                }
            }
            var x = b.W * (light.SunX > .5 ? .34 : .64);
            var yb = At(pts, x) + 4;
            var c = light.Tone((206, 194, 178), .42);
            pen.Rect(c, x - 4, yb - 34, 8, 36);
            pen.Rect(Mix(c, light.Shade, .3), x - 4, yb - 34, 2.8, 36, line: false);
            pen.Poly(light.Tone((104, 84, 92), .42), [(x - 5.4, yb - 33), (x, yb - 56), (x + 5.4, yb - 33)]);
            pen.Rect(Mix(c, Warm, Clamp(light.Lamp)), x - 1.2, yb - 27, 2.6, 4.6, 1.2, line: false);
        }
        Ridge(b, .35, b.Seed + 2, b.H * .7, 18, hillc, .2, extra: Town, fade: .3);
        Haze(b, b.H * .6, b.H * .76, .45, .36);
        b.Weather(.45);
        b.Stage("air", (b.H * .32, .85), (b.H * .4, 1.0), .8);
        var g = light.Ground((116, 128, 88), 1);
        var gy = b.H * .78;
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(5);
            var lane = light.Ground((186, 168, 138), 1);
            pen.Blob(lane, [(b.W * .5, gy - 3), (b.W * .54, gy - 3), (b.W * .56, gy + 6), (b.W * .74, b.H * .87),
                (b.X1 + 9, b.H * .91), (b.X1 + 9, b.H * 1.02), (b.X0 - 9, b.H * 1.04), (b.X0 - 9, b.H * .93),
                (b.W * .36, b.H * .88), (b.W * .5, gy + 5)], k: .6, a: .7, line: false);
            Tufts(pen, b, q, 22, gy + 4, b.H * .88, Mix(g, light.Near, .35), 5, light.Wind);
            foreach (var (x, k) in (ReadOnlySpan<(double, double)>)[(b.W * .08, 1), (b.W * .92, -1)])
                LampPost(pen, x, gy + 6, 36, Mix(light.Near, light.Haze, .1), light, k);
        }
        Ground(b, 1, b.Seed + 7, gy, 7, g, Mix(g, light.Near, .45), .2, Deco);
        b.Stage("ground road", (gy + 10, .94), (b.H * .92, 1.06), 1);
        void Fence(Pen pen, (double X, double Y)[] pts)
        {
            for (var i = 0; i < (int)((b.X1 - b.X0) / 22) + 1; i++)
            {
                var x = b.X0 + i * 22;
                pen.Poly(light.Near, [(x - 2, b.H + 8), (x - 2, b.H - 12), (x, b.H - 15), (x + 2, b.H - 12), (x + 2, b.H + 8)],
                    line: false);
            }
            foreach (var y in (ReadOnlySpan<int>)[-9, -2]) pen.Rect(light.Near, b.X0, b.H + y, b.X1 - b.X0, 1.9, line: false);
        }
        FrontHill(b, b.Seed + 9, b.H + 16, 10, 1.5, Fence);
    }
}
