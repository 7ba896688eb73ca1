using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Shaders;

namespace SoraCollab.Training.World.Settings;

/// <summary>Under the sea.</summary>
internal static class Underwaters
{
    public static void Underwater(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .3;
        var k = b.Time switch { "dawn" => .74, "day" => 1, "dusk" => .42, _ => .1 };
        var tint = Mix((40, 150, 170), light.Sky[3], b.Time == "dusk" ? .26 : .14);
        var top = Mix((10, 44, 70), Mix(tint, (196, 236, 226), .34), .2 + .8 * k);
        var bot = Mix((4, 16, 36), (16, 62, 92), k);
        b.Bubbles = true;
        light.Haze = Mix(top, bot, .45);
        light.HazeK = .86;
        light.Fog = 0;
        light.Amb = Mix((92, 138, 168), (196, 232, 232), k);
        light.Key = Mix((120, 200, 220), (224, 255, 240), k);
        light.KeyK = .5;
        light.Near = Mix((2, 10, 22), (6, 30, 44), k);
        light.Water = [top, bot];
        light.Snow = 0;
        light.Wet = 0;
        light.Rain = 0;
        light.Disc = 1;
        light.Shade = Mix((2, 10, 30), (8, 40, 70), k);
        light.Restyle();
        top = light.Water[0];
        bot = light.Water[1];
        void Back(Pen pen)
        {
            using var shape1 = Full(b);
            using var shader2 = Linear((0, b.Y0), (0, b.H), [(0, Mix(top, (255, 255, 240), .22 * k), 1),
                (.5, Mix(top, bot, .5), 1), (1, bot, 1)]);
            pen.Shade(shape1, shader2);
            pen.Glow(light.SunX * b.W, b.Y0, 150, Mix(top, (240, 255, 240), .6), .5 * k + .12);
        }
        b.Layer(0, Back);
        foreach (var (i, z, u, am, c) in (ReadOnlySpan<(int, double, double, double, Rgb)>)
        [
            (0, .12, .78, 34, (60, 112, 128)),
            (1, .3, .88, 38, (44, 92, 106)),
        ])
        {
            Ridge(b, z, b.Seed + i, b.H * u, am, light.Tone(c, z + .1), 1.2, fade: .2);
            b.Layer(z, pen =>
            {
                using var shape3 = Full(b, b.H * (u - .3), b.H);
                using var shader4 = Linear((0, b.H * (u - .3)), (0, b.H * u), [(0, light.Haze, 0), (1, light.Haze, .35)]);
                pen.Shade(shape3, shader4);
            });
        }
        Shafts(b, .35, Mix(top, (240, 255, 240), .7), .16 * k + .04, 5, b.H * .8);
        b.Stage("deep", (b.H * .38, .72), (b.H * .5, 1.0), .9);
        var sand = light.Tone((186, 184, 150), .95);
        var gy = b.H * .88;
        void Reef(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(3);
            Rgb[] cols = [(206, 104, 92), (222, 156, 92), (152, 112, 168), (92, 156, 140)];
            for (var i = 0; i < 9; i++)
            {
                var x = q.Range(b.X0, b.X1);
                var y = At(pts, x) + 3;
                var c = light.Tone(q.Pick(cols), .85);
                var h = q.Range(9, 19);
                if (q.U() < .5)
                {
                    foreach (var d in (ReadOnlySpan<double>)[-.5, -.15, .2, .5])
                        pen.Limb(c, [(x, y), (x + d * h * .6, y - h * .6), (x + d * h * 1.1, y - h * (1 - Math.Abs(d) * .3))],
                            [3.2, 2.6, 2]);
                }
                else
                    pen.Blob(c, [(x - h * .7, y + 1, 1), (x - h * .62, y - h * .5), (x, y - h * .8), (x + h * .62, y - h * .5),
                        (x + h * .7, y + 1, 1)], k: .9);
            }
            Rocks(pen, q, 5, b.X0, b.X1, gy + 4, 8, light.Tone((76, 96, 104), .9), light.Tone((120, 142, 142), .9));
        }
        Ground(b, 1, b.Seed + 5, gy, 10, sand, Mix(sand, light.Near, .5), .3, Reef);
        b.Stage("seabed", (gy + 2, 1.0), (b.H * .94, 1.05), 1);
        var q = b.Sub(9);
        var us = r.Pick<double[]>([[-.02, .04, .1, .97], [.03, .89, .95, 1.02], [-.01, .05, .95, 1.02]]);
        var fr = new (double X, double Height, double Phase)[us.Length];
        for (var j = 0; j < fr.Length; j++) fr[j] = (b.W * us[j], q.Range(52, 104), q.U());
        void Kelp(Pen pen, double t)
        {
            foreach (var (x, h, ph) in fr)
            {
                var pts = new (double X, double Y)[7];
                for (var j = 0; j < pts.Length; j++)
                {
                    var sway = 5 * Math.Pow(j / 6.0, 1.3) * Math.Sin(j * .9 - t * 1.3 + ph * 6);
                    pts[j] = (x + sway, b.H + 6 - h * j / 6);
                }
                pen.Line(light.Near, 2.2, pts, smooth: true);
                for (var j = 1; j < 7; j++)
                {
                    var (sx, sy) = pts[j];
                    double k = j % 2 != 0 ? 1 : -1;
                    pen.Blob(light.Near, [(sx, sy, 1), (sx + k * 5, sy - 5), (sx + k * 11, sy - 8, 1), (sx + k * 6, sy - 1)],
                        line: false);
                }
            }
        }
        b.Moving(1.5, Kelp);
    }
}
