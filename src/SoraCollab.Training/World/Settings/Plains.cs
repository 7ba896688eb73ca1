using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;

namespace SoraCollab.Training.World.Settings;

/// <summary>Open land.</summary>
internal static class Plains
{
    public static void Desert(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .58;
        Sky(b, false);
        Ridge(b, .08, b.Seed, b.Hz + 8, 26, light.Tone((170, 140, 134), .05), .4);
        Haze(b, b.Hz - 14, b.Hz + 6, .6, .1);
        Rgb[] sand = [(214, 170, 116), (222, 174, 112), (226, 176, 108)];
        foreach (var (i, z, u, am) in (ReadOnlySpan<(int, double, double, double)>)
        [
            (0, .25, .64, 13),
            (1, .5, .73, 16),
        ])
        {
            var c2 = light.Ground(sand[i], z, .6);
            Dune(b, z, b.Seed + i, b.H * u, am, Mix(c2, light.Shade, .3 + .1 * light.ShadeK), Mix(c2, light.Key,
                .2 * light.KeyK));
            Haze(b, b.H * (u - .06), b.H * (u + .04), .3, z);
            if (i == 0)
            {
                b.Weather(.4);
                b.Stage("air", (b.H * .34, .8), (b.H * .42, 1.0), .8);
            }
        }
        var c = light.Ground(sand[2], 1, .6);
        var gy = b.H * .8;
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(5);
            for (var i = 0; i < 12; i++)
            {
                double x = q.Range(b.X0, b.X1), yy = q.Range(gy + 6, b.H), w = q.Range(18, 50);
                pen.Line(Mix(c, light.Near, .22), .8, [(x, yy), (x + w * .5, yy - 2), (x + w, yy)], smooth: true, a: .5);
            }
            foreach (var x in (ReadOnlySpan<double>)[b.W * r.Range(.02, .2), b.W * r.Range(.82, .98)])
            {
                var k = r.Range(.8, 1.2);
                var y0 = gy + 6;
                var gc = light.Tone((70, 110, 82));
                var gl = light.Tone((116, 148, 100));
                pen.Limb(gc, [(x, y0), (x, y0 - 30 * k)], [6 * k, 5 * k]);
                pen.Limb(gc, [(x, y0 - 12 * k), (x - 9 * k, y0 - 13 * k), (x - 9 * k, y0 - 22 * k)], [4 * k, 4 * k, 4 * k]);
                pen.Limb(gc, [(x, y0 - 16 * k), (x + 8 * k, y0 - 17 * k), (x + 8 * k, y0 - 27 * k)], [4 * k, 4 * k, 4 * k]);
                pen.Line(gl, 1.1, [(x + 1.4, y0 - 2), (x + 1.4, y0 - 29 * k)], a: .7);
            }
        }
        Ground(b, 1, b.Seed + 5, gy, 9, c, Mix(c, light.Near, .35), .1, Deco);
        b.Stage("ground road", (gy + 6, .9), (b.H * .91, 1.08), 1, decal: "road");
        FrontHill(b, b.Seed + 9, b.H + 14, 18, 1.5, null, .3);
    }

    public static void Meadow(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * r.Range(.52, .58);
        Sky(b, false);
        var horizon = b.Hz;
        double s = light.SunX > .5 ? 1 : -1;
        Ridge(b, .08, b.Seed, horizon + 8, 30, light.Tone((132, 150, 164), .05), .7);
        Haze(b, horizon - 20, horizon + 6, .55, .1);
        void Trees(Pen pen, (double X, double Y)[] pts, double z, int n, double h, Rgb col, Rgb lit)
        {
            var q = b.Sub((int)(z * 100));
            Rgb c = light.Ground(col, z, .5), l2 = light.Ground(lit, z, .6), tr = light.Tone((84, 66, 54), z);
            for (var i = 0; i < n; i++)
            {
                var x = q.Range(b.X0, b.X1);
                Broad(pen, x, At(pts, x) + 2, h * q.Range(.6, 1.2), c, l2, tr, s);
            }
        }
        Ridge(b, .2, b.Seed + 2, b.H * .64, 18, light.Ground((128, 150, 104), .25), .3, extra: (pen, pts) => Trees(pen, pts, .28,
            12, 13, (92, 120, 92), (140, 160, 110)));
        Haze(b, b.H * .54, b.H * .66, .35, .22);
        b.Weather(.35);
        b.Stage("air", (b.H * .34, .85), (b.H * .42, 1.0), .8);
        Ridge(b, .45, b.Seed + 4, b.H * .74, 16, light.Ground((134, 158, 84), .55), .3, extra: (pen, pts) => Trees(pen, pts, .6,
            5, 27, (80, 112, 70), (146, 166, 88)));
        var g = light.Ground((140, 162, 76), 1);
        var gy = b.H * .8;
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(5);
            Tufts(pen, b, q, 40, gy + 2, b.H, Mix(g, light.Near, .28), 5, light.Wind);
            if (light.Snow < .5)
            {
                for (var i = 0; i < 26; i++)
                {
                    double x = q.Range(b.X0, b.X1), yy = q.Range(gy + 3, b.H);
                    pen.Disc(light.Tone(q.Pick<Rgb>([(246, 240, 226), (238, 196, 84), (214, 112, 96), (178, 150, 206)])), x, yy,
                        .8 + (yy - gy) / 26, line: false);
                }
            }
        }
        Ground(b, 1, b.Seed + 6, gy, 8, g, Mix(g, light.Near, .46), .15, Deco);
        b.Stage("ground road", (gy + 5, .9), (b.H * .9, 1.06), 1, decal: "road");
        void Grass(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(15);
            for (var i = 0; i < 54; i++)
            {
                double x = q.Range(b.X0, b.X1), h = q.Range(9, 24), d = q.Range(-.3, .3) + light.Wind * .5;
                pen.Poly(light.Near, [(x - 1.3, b.H + 6), (x + d * h * .4 - .7, b.H - h * .5), (x + d * h, b.H - h),
                    (x + d * h * .4 + .7, b.H - h * .5), (x + 1.3, b.H + 6)], line: false);
                if (q.U() > .86 && light.Snow < .5)
                    pen.Disc(Mix(light.Near, light.Tone((226, 120, 92)), .6), x + d * h, b.H - h, 2.2, line: false);
            }
        }
        FrontHill(b, b.Seed + 7, b.H + 12, 13, 1.5, Grass);
        if (r.U() < .4) Branch(b, r.Sign(), light.Near);
    }

    public static void Snowfield(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .56;
        light.Snow = Math.Max(light.Snow, .95);
        Sky(b, false);
        var horizon = b.Hz;
        double s = light.SunX > .5 ? 1 : -1;
        Facets(b, .08, b.Seed, [(r.Range(-.05, .2), 46, 80), (r.Range(.35, .6), 62, 96), (r.Range(.8, 1.05), 50, 84)],
            horizon + 8, light.Tone((196, 208, 224), .1), light.Tone((142, 160, 190), .1), 1, bottom: horizon + 10);
        Haze(b, horizon - 30, horizon + 6, .6, .1);
        void Pines(Pen pen, (double X, double Y)[] pts, double z, int n, double h)
        {
            var q = b.Sub((int)(z * 90));
            for (var i = 0; i < n; i++)
            {
                var x = q.Range(b.X0, b.X1);
                if (z < .3 || Math.Abs(x / b.W - .5) > .2)
                    Pine(pen, x, At(pts, x) + 2, h * q.Range(.6, 1.2), light.Tone((70, 94, 104), z), light.Tone((112, 136, 142),
                        z), s, snow: .8);
            }
        }
        var white = new Rgb(226, 232, 242);
        Ridge(b, .22, b.Seed + 1, b.H * .66, 18, light.Tone(white, .25), .3, extra: (pen, pts) => Pines(pen, pts, .25, 22, 17));
        Haze(b, b.H * .56, b.H * .68, .4, .24);
        b.Weather(.35);
        b.Stage("air", (b.H * .34, .85), (b.H * .42, 1.0), .8);
        Ridge(b, .5, b.Seed + 2, b.H * .75, 14, light.Tone(white, .6), .2, extra: (pen, pts) => Pines(pen, pts, .6, 8, 36));
        var g = light.Tone((232, 236, 244), 1);
        var gy = b.H * .8;
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(6);
            for (var i = 0; i < 9; i++)
            {
                double x2 = q.Range(b.X0, b.X1), yy = q.Range(gy + 5, b.H), w = q.Range(24, 60);
                pen.Blob(Mix(g, light.Shade, .22), [(x2, yy, 1), (x2 + w * .5, yy - 2.4), (x2 + w, yy, 1), (x2 + w * .5, yy + 1)],
                    a: .6, line: false);
            }
            var x = b.W * .04;
            for (var i = 0; i < 5; i++)
            {
                double xx = x + i * 15, k = .8 + i * .05;
                pen.Rect(light.Tone((96, 78, 70)), xx, gy - 9, 2.2, 13, line: false);
            }
            pen.Line(light.Tone((96, 78, 70)), 1.1, [(x, gy - 6), (x + 62, gy - 5)]);
            pen.Line(light.Tone((96, 78, 70)), 1.1, [(x, gy - 2), (x + 62, gy - 1)]);
        }
        Ground(b, 1, b.Seed + 8, gy, 8, g, Mix(g, light.Shade, .3), .15, Deco);
        b.Stage("ground road", (gy + 5, .92), (b.H * .9, 1.06), 1, decal: "road");
        var side = r.Sign();
        void Birch(Pen pen)
        {
            var x = b.W * (side > 0 ? .95 : .05);
            var c = Mix(light.Near, light.Tone((200, 206, 216)), .45);
            pen.Blob(c, [(x - 6, b.Y1, 1), (x - 4, b.H * .5), (x - 3, b.Y0, 1), (x + 3, b.Y0, 1), (x + 4, b.H * .5),
                (x + 6, b.Y1, 1)], k: .5, line: false);
            for (var i = 0; i < 7; i++)
            {
                var y = b.Y0 + i * 30;
                pen.Poly(light.Near, [(x - 4, y), (x + 1, y + 2), (x - 4, y + 4)], line: false);
            }
            foreach (var (k, y) in (ReadOnlySpan<(double, double)>)[(-side, b.H * .16), (-side, b.H * .3), (side, b.H * .24)])
            {
                pen.Line(light.Near, 1.6, [(x, y), (x + k * 16, y - 14), (x + k * 30, y - 18)], smooth: true);
                pen.Line(light.Near, 1, [(x + k * 16, y - 14), (x + k * 22, y - 26)]);
            }
        }
        b.Layer(1.45, Birch);
        FrontHill(b, b.Seed + 9, b.H + 13, 13, 1.55, null, 1);
    }
}
