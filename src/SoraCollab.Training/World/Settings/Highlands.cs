using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Mountains and rock.</summary>
internal static class Highlands
{
    public static void Mountains(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .68;
        Sky(b, false);
        var foot = b.H;
        foreach (var (i, z, yb, n, h, w, lit, sh) in (ReadOnlySpan<(int, double, double, int, double, double, Rgb, Rgb)>)
        [
            (0, .08, .66, 4, 78, 88, (186, 192, 204), (152, 164, 184)),
            (1, .22, .8, 4, 74, 86, (136, 152, 170), (98, 116, 140)),
            (2, .4, .92, 3, 52, 92, (96, 116, 128), (66, 86, 104)),
        ])
        {
            var peaks = new (double, double, double)[n + 1];
            for (var k = 0; k < peaks.Length; k++)
                peaks[k] = ((k + r.Range(.1, .7)) / (n - .6) - .12, h * r.Range(.62, 1.1), w * r.Range(.75, 1.1));
            Facets(b, z, b.Seed + i, peaks,
                foot * yb, light.Tone(lit, z), light.Tone(sh, z), (1 - i * .45) * (.7 + .3 * light.Snow),
                bottom: foot * (yb + .08));
            Haze(b, foot * (yb - .24), foot * yb, .8 - .2 * i, z + .02);
            if (i == 0) b.Stage("air", (foot * .4, .6), (foot * .42, .62), .3);
            if (i == 1)
            {
                b.Weather(.35);
                b.Stage("air", (foot * .42, .9), (foot * .46, 1.0), .9);
            }
        }
        var g = light.Ground((104, 124, 88), 1);
        var gy = foot * .84;
        double s = light.SunX > .5 ? 1 : -1;
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(3);
            Tufts(pen, b, q, 22, gy + 4, b.H, Mix(g, light.Near, .35), 5, light.Wind);
            Rocks(pen, q, 4, b.X0, b.X1, gy + 10, 5, Mix(g, light.Ground((112, 112, 116)), .8), light.Ground((160, 158, 152)), s);
            for (var i = 0; i < 9; i++)
            {
                var x = q.Range(b.X0, b.X1);
                if (Math.Abs(x / b.W - .5) > .24)
                    Pine(pen, x, At(pts, x) + 2, q.Range(18, 32), light.Ground((52, 78, 66), .85, .3), light.Ground((84, 112, 84),
                        .85, .5), s, snow: .75 * light.Snow);
            }
        }
        Ground(b, 1, b.Seed + 21, gy, 9, g, Mix(g, light.Near, .5), .25, Deco);
        b.Stage("ground", (gy + 6, .95), (b.H * .92, 1.06), 1);
        void Firs(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(11);
            foreach (var x in (ReadOnlySpan<double>)[-.02, .07, .9, 1.02])
                Pine(pen, b.W * x, b.H + 8, q.Range(52, 84), light.Near);
        }
        FrontHill(b, b.Seed + 5, b.H + 12, 15, 1.5, Firs);
    }

    public static void Canyon(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .66;
        Sky(b, false);
        double s = light.SunX > .5 ? 1 : -1;
        void Mesa(double z, double yb, long seed, double hs, (Rgb Stone, Rgb Lit, Rgb Dark) cols)
        {
            var q0 = Build.Stream(seed);
            var spec = new (double, double, double)[4];
            for (var k = 0; k < spec.Length; k++) spec[k] = (q0.Range(-.1, .15)
                + k * .36, hs * q0.Range(.55, 1.1), q0.Range(24, 48));
            Rgb c = light.Ground(cols.Stone, z, .4), cl = light.Ground(cols.Lit, z, .4), cd = light.Ground(cols.Dark, z, .4);
            void Draw(Pen pen)
            {
                var yb2 = b.H * yb;
                foreach (var (xu, h, w) in spec)
                {
                    var x = xu * b.W;
                    var top = yb2 - h;
                    using var body = PolyPath([(x - w * 1.5, yb2 + 6), (x - w * 1.05, yb2 - h * .3), (x - w * .86, yb2 - h * .34),
                        (x - w * .78, top), (x + w * .76, top - 1), (x + w * .84, yb2 - h * .36), (x + w * 1.04, yb2 - h * .3),
                        (x + w * 1.5, yb2 + 6)]);
                    pen.VGrad(body, top, yb2 + 4, c, Mix(c, light.Haze, .35));
                    pen.Canvas.Save();
                    pen.Canvas.ClipPath(body, antialias: true);
                    pen.Poly(cl, [(x + s * w * .15, top - 3), (x + s * w * .8, top - 3), (x + s * w * 1.5, yb2 + 6),
                        (x + s * w * .3, yb2 + 6)], a: .9, line: false);
                    foreach (var k in (ReadOnlySpan<double>)[.16, .34, .62])
                        pen.Rect(cd, x - w * 1.6, top + h * k, w * 3.2, h * .06 + 1, a: .45, line: false);
                    pen.Canvas.Restore();
                    if (pen.Style.Line > 0)
                        pen.Line(pen.Style.Ink, pen.Style.Line * .8, [(x - w * 1.05, yb2 - h * .3), (x - w * .86, yb2 - h * .34),
                            (x - w * .78, top), (x + w * .76, top - 1), (x + w * .84, yb2 - h * .36),
                            (x + w * 1.04, yb2 - h * .3)], a: pen.Style.LineA * .6);
                }
            }
            b.Layer(z, Draw);
        }
        Mesa(.1, .68, b.Seed, 46, ((196, 140, 116), (222, 168, 134), (160, 108, 98)));
        Haze(b, b.H * .44, b.H * .68, .8, .12);
        Mesa(.28, .76, b.Seed + 1, 64, ((188, 108, 76), (226, 148, 98), (146, 78, 62)));
        Haze(b, b.H * .56, b.H * .77, .45, .3);
        b.Weather(.4);
        b.Stage("air", (b.H * .36, .85), (b.H * .42, 1.0), .8);
        var g = light.Ground((206, 140, 96), 1);
        var gy = b.H * .78;
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(2);
            Rocks(pen, q, 7, b.X0, b.X1, gy + 9, 5, Mix(g, light.Shade, .4), Mix(g, light.Key, .25), s);
            Tufts(pen, b, q, 12, gy + 6, b.H, light.Ground((128, 124, 78)), 5, light.Wind);
        }
        Ground(b, 1, b.Seed + 7, gy, 8, g, Mix(g, light.Near, .42), .2, Deco);
        var side = r.Sign();
        b.Stage("ground road", (gy + 6, .88), (b.H * .91, 1.08), 1, side > 0 ? (0, .82) : (.18, 1), decal: "road");
        void Wall(Pen pen)
        {
            var k = -b.X0 / b.W * 4.6;
            double X(double u) => side > 0 ? b.X1 - (u + k) * b.W * .2 : b.X0 + (u + k) * b.W * .2;
            var c = Mix(light.Near, light.Tone((150, 84, 62)), .26);
            (double X, double Y)[] edge = [(X(.8), b.Y0 - 4), (X(.62), b.H * .2), (X(.78), b.H * .34), (X(.5), b.H * .6),
                (X(.7), b.H * .84), (X(1), b.Y1 + 4)];
            pen.Poly(c, [(X(-.2 - k), b.Y0 - 4), .. edge, (X(-.2 - k), b.Y1 + 4)], line: false);
            foreach (var i in (ReadOnlySpan<int>)[0, 2, 4])
            {
                var (ax, ay) = edge[i];
                var (bx, by) = edge[i + 1];
                pen.Poly(Mix(c, light.Key, .14 * light.KeyK), [(ax, ay), (bx, by), (Lerp(bx, X(0), .5), by + 16),
                    (Lerp(ax, X(0), .3), ay + 6)], line: false);
            }
            if ((side > 0) != (s > 0)) pen.Line(Mix(c, light.Key, .5 * light.KeyK), 1.1, edge);
        }
        b.Layer(1.5, Wall);
    }
}
