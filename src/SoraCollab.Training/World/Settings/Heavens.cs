using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Settings.Spheres;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Beyond the sky.</summary>
internal static class Heavens
{
    public static void Space(Build b)
    {
        var r = b.Rng;
        HardLight(b);
        var light = b.Light;
        b.Hz = b.H * .9;
        double s = light.SunX > .5 ? 1 : -1;
        var (neb0, neb1) = r.Pick<(Rgb, Rgb)>([((120, 70, 150), (50, 90, 160)), ((40, 110, 130), (90, 60, 140)),
            ((160, 80, 90), (80, 60, 150))]);
        var (pc, pc2) = r.Pick<(Rgb, Rgb)>([((196, 132, 88), (150, 88, 66)), ((86, 128, 176), (132, 172, 196)),
            ((150, 104, 156), (106, 74, 132)), ((190, 170, 130), (150, 124, 96))]);
        var edgeX = s > 0 ? r.Range(.12, .3) : r.Range(.7, .88);
        neb0 = light.Fx(neb0);
        neb1 = light.Fx(neb1);
        pc = light.Fx(pc);
        pc2 = light.Fx(pc2);
        void Back(Pen pen)
        {
            using var shape1 = Full(b);
            using var shader2 = Linear((0, b.Y0), (b.W * .4, b.Y1), [(0, light.Sky[0], 1), (1, light.Sky[3], 1)]);
            pen.Shade(shape1, shader2);
            pen.Glow(b.W * (1 - edgeX), b.H * .34, 120, neb0, .42, .7);
            pen.Glow(b.W * .5, b.H * .74, 120, neb1, .36, .6);
            Starfield(b, pen, 120);
        }
        b.Layer(0, Back);
        var r0 = r.Range(.16, .34);
        void Far(Pen pen)
        {
            Planet(pen, b.W * (1 - edgeX), b.H * r0, 11, light.Fx((176, 178, 190)), light.Fx((134, 138, 156)), s);
        }
        b.Layer(.12, Far);
        var big = r.U() < .5;
        var ring = r.U() < .5;
        void World(Pen pen)
        {
            if (big) Planet(pen, b.W * edgeX, b.H * 1.18, 100, pc, pc2, s, glow: Mix(pc, (160, 200, 255), .5));
            else Planet(pen, b.W * edgeX, b.H * .72, 32, pc, pc2, s, ring, Mix(pc, (160, 200, 255), .4));
        }
        b.Layer(.25, World);
        b.Stage("void air", (b.H * .42, .85), (b.H * .52, 1.0), .9);
        var q = b.Sub(8);
        var ast = new (double, double, double)[5];
        for (var i = 0; i < ast.Length; i++) ast[i] = (q.Range(-.1, 1.1) * b.W, b.H * q.Range(.9, 1.06), q.Range(10, 22));
        void Asteroids(Pen pen)
        {
            foreach (var (x, y, k) in ast)
            {
                pen.Poly(light.Fx((20, 20, 34)), [(x - k, y), (x - k * .6, y - k * .6), (x + k * .1, y - k * .8),
                    (x + k * .8, y - k * .4), (x + k, y + k * .3), (x + k * .3, y + k * .8), (x - k * .7, y + k * .6)],
                    line: false);
                pen.Poly(light.Fx((84, 82, 98)), [(x + s * k, y + k * .2 * s), (x + s * k * .8, y - k * .4),
                    (x + s * k * .1, y - k * .8), (x + s * k * .3, y - k * .3)], line: false);
            }
        }
        b.Layer(1.4, Asteroids);
    }

    public static void Moon(Build b)
    {
        var r = b.Rng;
        HardLight(b);
        var light = b.Light;
        light.Amb = new Rgb(206, 208, 220);
        b.Hz = b.H * .62;
        double s = light.SunX > .5 ? 1 : -1;
        var edgeX = s > 0 ? .26 : .74;
        void Back(Pen pen)
        {
            using var shape1 = Full(b);
            using var shader2 = Linear((0, b.Y0), (0, b.H * .7), [(0, light.Sky[0], 1), (1, light.Sky[2], 1)]);
            pen.Shade(shape1, shader2);
            Starfield(b, pen, 80);
        }
        b.Layer(0, Back);
        var ey = r.Range(.2, .34);
        void Earth(Pen pen)
        {
            double x = b.W * edgeX, y = b.H * ey, radius = 21;
            pen.Glow(x, y, radius * 2, (110, 170, 255), .4);
            using var d = OvalPath(x, y, radius, radius);
            pen.Path(d, light.Fx((58, 112, 186)), line: false);
            pen.Canvas.Save();
            pen.Canvas.ClipPath(d, antialias: true);
            pen.Blob(light.Fx((92, 148, 96)), [(x - 16, y - 10), (x - 4, y - 15), (x + 2, y - 4), (x - 6, y + 3), (x - 14, y)],
                line: false);
            pen.Blob(light.Fx((126, 150, 92)), [(x + 4, y + 2), (x + 15, y - 2), (x + 14, y + 10), (x + 6, y + 13)], line: false);
            foreach (var (dx, dy, w) in (ReadOnlySpan<(double, double, double)>)[(-4, -9, 12), (6, -3, 10), (-8, 8, 11), (8, 14,
                9)])
                pen.Oval((244, 248, 252), x + dx, y + dy, w, 2.2, -14, a: .8, line: false);
            using var shader3 = Radial(x + s * 12, y - 10, 44, [(0, (255, 255, 255), .16), (.45, (0, 0, 0), 0),
                (1, (2, 3, 14), .94)]);
            pen.Shade(d, shader3);
            pen.Canvas.Restore();
        }
        b.Layer(.05, Earth);
        Rgb[] g0 = [(118, 118, 132), (140, 140, 152), (162, 162, 170)];
        foreach (var (i, z, u, am) in (ReadOnlySpan<(int, double, double, double)>)
        [
            (0, .14, .66, 26),
            (1, .4, .74, 16),
        ])
        {
            Ridge(b, z, b.Seed + i, b.H * u, am, Mix(light.Tone(g0[i], z), (12, 12, 26), .34 - .16 * i), .8, fade: .0);
        }
        b.Stage("air void", (b.H * .36, .85), (b.H * .44, 1.0), .8);
        var g = light.Tone(g0[2]);
        var gy = b.H * .8;
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(3);
            for (var i = 0; i < 11; i++)
            {
                double x = q.Range(b.X0, b.X1), u = q.U();
                double y = Lerp(gy + 4, b.H, u), w = q.Range(6, 13) * (.5 + u);
                pen.Oval(Mix(g, (20, 20, 36), .45), x, y, w, w * .27, line: false);
                pen.Oval(Mix(g, (240, 238, 236), .4), x, y + w * .1, w * .95, w * .2, line: false, a: .7);
                pen.Oval(Mix(g, (20, 20, 36), .28), x, y + w * .03, w * .86, w * .18, line: false);
            }
            Rocks(pen, q, 5, b.X0, b.X1, gy + 6, 4, Mix(g, (20, 20, 36), .5), Mix(g, (255, 250, 240), .3), s);
        }
        Ground(b, 1, b.Seed + 4, gy, 8, Mix(g, (30, 30, 50), .1), Mix(g, light.Near, .5), .2, Deco);
        b.Stage("ground", (gy + 5, .94), (b.H * .92, 1.06), 1);
        FrontHill(b, b.Seed + 9, b.H + 12, 15, 1.5);
    }
}
