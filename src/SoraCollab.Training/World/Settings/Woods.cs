using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Shaders;

namespace SoraCollab.Training.World.Settings;

/// <summary>Woods.</summary>
internal static class Woods
{
    public static void Forest(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .66;
        double s = light.SunX > .5 ? 1 : -1;
        Rgb[] green = [(132, 152, 134), (88, 120, 100), (54, 86, 72)];
        var mid = .5 + .12 * s;
        void Back(Pen pen)
        {
            using var shape1 = Full(b);
            using var shader2 = Linear((0, b.Y0), (0, b.Hz), [(0, Mix(light.Sky[1], light.Tone((96, 124, 110), .3), .35), 1),
                (.6, Mix(light.Sky[2], light.Haze, .3), 1), (1, Mix(light.Sky[3], light.Haze, .5), 1)]);
            pen.Shade(shape1, shader2);
            var x = b.W * mid;
            pen.Glow(x, b.Hz * .5, 100, light.Glow, .75 * (.2 + .8 * light.Disc));
            if (light.Disc > .5)
            {
                pen.Disc(light.Sun, x, b.Hz * .42, light.SunR * .9, line: false);
                pen.Glow(x, b.Hz * .42, 34, light.Sun, .5);
            }
        }
        b.Layer(0, Back);
        light.SunX = mid;
        light.SunY = Math.Max(light.SunY, .45);
        foreach (var (i, z, u, n, h0, h1) in (ReadOnlySpan<(int, double, double, double, double, double)>)
        [
            (0, .12, .66, 17, 56, 96),
            (1, .3, .72, 12, 76, 128),
            (2, .52, .77, 9, 104, 168),
        ])
        {
            var c = light.Tone(green[i], .1 + .3 * i);
            var cl = Mix(c, light.Key, .3 * light.KeyK);
            var tr = light.Tone((86, 68, 58), .1 + .3 * i);
            void Row(Pen pen)
            {
                var q = b.Sub(20 + i);
                var g = light.Ground((112, 130, 92), .2 + .26 * i, .8);
                using var shape3 = Full(b, b.H * u - 2);
                pen.VGrad(shape3, b.H * u, b.H * (u + .2), Mix(g, light.Haze, .3), g);
                for (var k = 0; k < n; k++)
                {
                    var x = Lerp(b.X0 - 10, b.X1 + 10, (k + q.U() * .8) / n);
                    var e = Math.Abs(x / b.W - mid);
                    var h = q.Range(h0, h1) * (.62 + Math.Min(.6, e * 1.1));
                    if (e < ((ReadOnlySpan<double>)[.05, .14, .24])[i]) continue;
                    Pine(pen, x, b.H * u + 3, h, c, cl, x < b.W * mid ? 1 : -1, tr, .65 * light.Snow, .62);
                }
            }
            b.Layer(z, Row);
            Haze(b, b.H * (u - .3), b.H * u, .7 - .17 * i, z + .02);
            if (i == 0) b.Weather(.2);
        }
        if (light.Disc > .5) Shafts(b, .6, light.Glow, !light.Moon ? .22 : .1, 4, b.H * .84);
        var g = light.Ground((112, 122, 74), 1);
        var gy = b.H * .79;
        b.Stage("air", (b.H * .42, .85), (b.H * .5, .95), .8);
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(8);
            var pathC = light.Ground((176, 154, 116), 1);
            var edgeX = b.W * mid;
            pen.Blob(pathC, [(edgeX - 5, gy - 1), (edgeX + 5, gy - 1), (edgeX + 12, gy + 12), (b.W * .84, b.Y1 + 8),
                (b.W * .12, b.Y1 + 8), (edgeX - 14, gy + 12)], k: .7, a: .6, line: false);
            Tufts(pen, b, q, 34, gy + 4, b.H, Mix(g, light.Near, .4), 6, light.Wind);
        }
        Ground(b, 1, b.Seed + 31, gy, 5, g, Mix(g, light.Near, .5), .2, Deco);
        b.Stage("ground", (gy + 5, .9), (b.H * .91, 1.06), 1);
        var side = r.Sign();
        void Frame(Pen pen)
        {
            var q = b.Sub(12);
            foreach (var (x, w, lean) in (ReadOnlySpan<(double, double, double)>)[(b.W * (.5 - side * .47), 17, side
                * 7), (b.W * (.5 + side * .49), 8, -side * 3)])
            {
                pen.Blob(light.Near, [(x - w * 1.0, b.Y1 + 4, 1), (x - w * .46, b.H * .86), (x - w * .36 + lean * .4, b.H * .5),
                    (x - w * .34 + lean, b.Y0 - 4, 1), (x + w * .3 + lean, b.Y0 - 4, 1), (x + w * .36 + lean * .4, b.H * .5),
                    (x + w * .46, b.H * .86), (x + w * 1.1, b.Y1 + 4, 1)], k: .7, line: false);
                double e = x < b.W * mid ? 1 : -1;
                pen.Line(Mix(light.Near, light.Key, .3 * light.KeyK), w * .09, [(x + e * w * .44, b.H * .86),
                    (x + e * w * .32 + lean * .4, b.H * .5), (x + e * w * .28 + lean, b.Y0 - 4)], smooth: true);
            }
            for (var i = 0; i < 8; i++)
            {
                var x = Lerp(b.X0, b.X1, (i + q.U()) / 8);
                for (var k = 0; k < 5; k++)
                {
                    var an = -.5 * Math.PI + (k - 2) * .42;
                    pen.Blob(light.Near, [(x, b.H + 6, 1), (x + Math.Cos(an - .16) * 10, b.H + 6 + Math.Sin(an - .16) * 10),
                        (x + Math.Cos(an) * 19, b.H + 6 + Math.Sin(an) * 17, 1),
                        (x + Math.Cos(an + .16) * 10, b.H + 6 + Math.Sin(an + .16) * 10)], line: false);
                }
            }
        }
        b.Layer(1.5, Frame);
    }
}
