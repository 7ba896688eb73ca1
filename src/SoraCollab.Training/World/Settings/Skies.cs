using SkiaSharp;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Sky and air.</summary>
internal static class Skies
{
    // The dark spots of the moon.
    private static readonly (double Dx, double Dy, double Radius)[] Maria = [(-3, -2.4, 2.6), (3.4, 2, 1.9), (-1, 4.4, 1.4)];

    // A thin cloud is three lenses.
    private static readonly (double Dx, double Dy, double Rx, double Ry)[] Lenses =
        [(0, 0, 36, 3.2), (-10, -2.4, 18, 3.2), (13, -1.6, 14, 2.7)];

    /// <summary>All of the width and the camera's margins, from y0 (the top) to y1 (the bottom).</summary>
    public static SKPath Full(Build b, double? y0 = null, double? y1 = null)
    {
        var top = y0 ?? b.Y0;
        return RectPath(b.X0 - 2, top, b.X1 - b.X0 + 4, (y1 ?? b.Y1) - top);
    }

    public static void Sky(Build b, bool reflect = true)
    {
        var light = b.Light;
        var horizon = b.Hz;
        var (sx, sy) = b.Sun();
        void Draw(Pen pen)
        {
            using var shape1 = Full(b);
            using var shader2 = Linear((0, b.Y0 * .6), (0, horizon), [(0, light.Sky[0], 1), (.45, light.Sky[1], 1),
                (.8, light.Sky[2], 1), (1, light.Sky[3], 1)]);
            pen.Shade(shape1, shader2);
            var r = b.Sub(1);
            if (light.Stars > .02)
            {
                for (var i = 0; i < (int)(70 * light.Stars); i++)
                    pen.Disc((226, 232, 255), r.Range(b.X0, b.X1), b.Y0 + (horizon - b.Y0) * Math.Pow(r.U(), 1.2),
                        .35 + .5 * Math.Pow(r.U(), 2), a: (.3 + .6 * r.U()) * Math.Min(1, light.Stars + .2), line: false);
            }
            if (light.Disc > 0)
            {
                double radius = !light.Moon ? 92 : 64;
                pen.Glow(sx, sy, radius, light.Glow, (!light.Moon ? .72 : .42) * (.45 + .55 * light.Disc));
                pen.Glow(sx, sy, light.SunR * 3, light.Sun, .5 * light.Disc);
                pen.Disc(light.Sun, sx, sy, light.SunR, a: light.Disc < 1 ? light.Disc : 1, line: false);
                if (light.Moon && light.Disc == 1)
                {
                    foreach (var (dx, dy, q) in Maria)
                        pen.Disc(Mix(light.Sun, light.Sky[2], .35), sx + dx, sy + dy, q, line: false);
                }
            }
        }
        b.Layer(0, Draw);
        if (reflect)
            b.Mirror.Add(pen =>
            {
                using var shape3 = Full(b, b.Y0, horizon + 1);
                using var shader4 = Linear((0, 0), (0, horizon), [(0, light.Sky[0], 1), (.45, light.Sky[1], 1),
                    (.8, light.Sky[2], 1), (1, light.Sky[3], 1)]);
                pen.Shade(shape3, shader4);
            });
        Clouds(b);
    }

    public static void Clouds(Build b)
    {
        var light = b.Light;
        var horizon = b.Hz;
        var r = b.Sub(2);
        if (light.Cloud < .05) return;
        if (light.Cloud < .95)
        {
            var q = new (double, double, double)[(int)(2 + light.Cloud * 5)];
            for (var i = 0; i < q.Length; i++) q[i] = (r.Range(b.X0, b.X1), horizon * r.Range(.12, .7), r.Range(.6, 1.25));
            void Draw(Pen pen)
            {
                var col = Mix(light.Sky[3], (255, 250, 244), .3 * (1 - light.Stars));
                col = Mix(col, light.Sky[1], .35);
                foreach (var (x, y, size) in q)
                {
                    var a = .34 + .1 * size;
                    var s = size * (light.Wind > .8 ? 1.5 : 1);
                    foreach (var (dx, dy, rx, ry) in Lenses)
                        pen.Oval(col, x + dx * s, y + dy * s, rx * s, ry * s, a: a, line: false);
                }
            }
            b.Layer(.05, Draw, drift: light.Wind > .8 ? 1.5 + 5 * light.Wind : 1.5);
        }
        else
        {
            var q = new (double, double, double, double)[11];
            for (var i = 0; i < q.Length; i++)
            {
                q[i] = (Lerp(b.X0 - 20, b.X1 + 20, (i + r.U() * .8) / 11), horizon * (.04 + .3 * Math.Pow(r.U(), 1.5)),
                    r.Range(20, 34), r.Range(7, 12));
            }
            void Draw(Pen pen)
            {
                Rgb top = Mix(light.Sky[0], (0, 0, 0), .22 + .2 * light.Gloom), low = Mix(light.Sky[1], light.Sky[3], .35);
                foreach (var k in (ReadOnlySpan<int>)[1, 0])
                {
                    foreach (var (x, y, rx, ry) in q)
                        pen.Oval(Mix(low, top, .45 + .5 * (1 - k)), x + 12 * k, y + 12 * k - 4, rx * (1.1 - .1 * k), ry, a: .62,
                            line: false);
                }
                using var shape1 = Full(b, b.Y0, horizon * .42);
                using var shader2 = Linear((0, b.Y0), (0, horizon * .42), [(0, top, .95), (.55, top, .75), (1, top, 0)]);
                pen.Shade(shape1, shader2);
            }
            b.Layer(.06, Draw, drift: 2 + 4 * light.Wind);
        }
    }

    /// <summary>Air between two layers: thickest at y1, the foot of what lies behind.</summary>
    public static void Haze(Build b, double y0, double y1, double a, double z = .3, Rgb? col = null)
    {
        var c = col ?? b.Light.Haze;
        a = Clamp(a * (.7 + b.Light.Fog * 1.3));
        var k = (y1 - y0) / (y1 - y0 + 22);
        b.Layer(z, pen =>
        {
            using var shape1 = Full(b, y0, y1 + 22);
            using var shader2 = Linear((0, y0), (0, y1 + 22), [(0, c, 0), (k, c, a), (1, c, 0)]);
            pen.Shade(shape1, shader2);
        });
    }

    /// <summary>Beams of light from the sun's side, soft and fixed.</summary>
    public static void Shafts(Build b, double z, Rgb col, double a, int n = 4, double? y1 = null)
    {
        var r = b.Sub(31);
        var sx = b.Light.SunX * b.W;
        var bottom = y1 ?? b.H * .85;
        var q = new (double, double, double)[n];
        for (var i = 0; i < q.Length; i++)
            q[i] = (sx + r.Range(-50, 50), r.Range(5, 13), r.Range(-.55, -.15) * (b.Light.SunX > .5 ? 1 : -1));
        void Draw(Pen pen)
        {
            foreach (var (x, w, k) in q)
            {
                using var shape1 = PolyPath([(x - w * .4, b.Y0), (x + w * .4, b.Y0), (x + w * 1.6 + k * (bottom - b.Y0), bottom),
                    (x - w * 1.6 + k * (bottom - b.Y0), bottom)]);
                using var shader2 = Linear((0, b.Y0), (0, bottom), [(0, col, a), (.6, col, a * .5), (1, col, 0)]);
                pen.Shade(shape1, shader2);
            }
        }
        b.Layer(z, Draw);
    }
}
