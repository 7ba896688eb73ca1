using SkiaSharp;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Water.</summary>
internal static class Waters
{
    /// <summary>
    /// A sheet of water from the horizon down: the sky's colour, the reflection of what stands behind it, the sun's
    /// road.
    /// </summary>
    public static void Water(Build b, double z = .25, double mirror = .5, int glints = 46, double spread = 1)
    {
        var light = b.Light;
        var y = b.Hz;
        var (sx, _) = b.Sun();
        Action<Pen>[] mirrored = [.. b.Mirror];
        void Draw(Pen pen)
        {
            using var shape1 = Full(b, y);
            pen.VGrad(shape1, y, b.H, light.Water[0], light.Water[1]);
            if (mirror > 0)
            {
                pen.Canvas.Save();
                pen.Canvas.ClipRect(Ltrb(b.X0 - 4, y, b.X1 + 4, b.Y1));
                using var half = new SKPaint { Color = SKColors.Black.WithAlpha((byte)(255 * mirror)) };
                pen.Canvas.SaveLayer(Ltrb(b.X0 - 4, y, b.X1 + 4, b.Y1), half);
                pen.Canvas.Translate(0, 2 * y);
                pen.Canvas.Scale(1, -1);
                foreach (var draw in mirrored) draw(pen);
                pen.Canvas.Restore();
                pen.Canvas.Restore();
                using var shape2 = Full(b, y);
                using var shader3 = Linear((0, y), (0, b.H), [(0, light.Water[0], .1), (.5, light.Water[1], .3),
                    (1, light.Water[1], .85)]);
                pen.Shade(shape2, shader3);
            }
            if (light.Disc > 0) pen.Glow(sx, y + 2, 70, light.Glow, .4 * light.Disc, .6);
            pen.Rect(Mix(light.Water[0], light.Haze, .6), b.X0, y - .5, b.X1 - b.X0, 1.1, a: .6, line: false);
        }
        b.Layer(z, Draw);
        if (glints > 0) Sunroad(b, z + .1, y, glints, spread);
        if (b.Light.Rain > 0) Rings(b, z + .15, y, b.H * .9);
    }

    /// <summary>
    /// Glints on water: two thirds of them in the road under the sun, the rest scattered ripples. They shimmer in
    /// place.
    /// </summary>
    public static void Sunroad(Build b, double z, double y, int glints = 46, double spread = 1, double? y1 = null,
        double big = 1)
    {
        var light = b.Light;
        var (sx, _) = b.Sun();
        var r = b.Sub(5);
        var all = new Glint[glints];
        var lit = .35 + .65 * light.Disc;
        var bottom = y1 ?? b.Y1;
        for (var i = 0; i < glints; i++)
        {
            var u = r.U();
            var on = i % 3 != 0 && light.Disc > 0;
            var x = on ? sx + (r.U() + r.U() - 1) * (14 + u * 70) * spread : r.Range(b.X0, b.X1);
            var y2 = y + 2 + u * u * (bottom - y);
            var width = big * (3 + r.U() * 14) * (.35 + u) * (on ? 1 : 1.4);
            var phase = r.U();
            var alpha = on ? (.22 + .5 * r.U() * (1 - u * .4)) * lit : .1 + .12 * r.U();
            all[i] = new Glint(x, y2, width, .7 + u * 1.1, phase, alpha, on);
        }
        Rgb bright = Mix(light.Sun, light.Glow, .45), dull = Mix(light.Water[0], (255, 255, 255), .25);
        void Shimmer(Pen pen, double t)
        {
            foreach (var (x, yy, w, h, ph, a, on) in all)
            {
                var k = .55 + .45 * Math.Sin(Tau * (t * .32 + ph));
                var xx = x + 1.8 * Math.Sin(Tau * (t * .15 + ph)) + light.Wind * 3 * t;
                pen.Rect(on ? bright : dull, xx - w / 2, yy, w * (.75 + .25 * k), h, h / 2, a: a * (.35 + .65 * k), line: false);
            }
        }
        b.Moving(z, Shimmer);
    }

    /// <summary>Rain on water: rings that widen and fade, each in its own place.</summary>
    public static void Rings(Build b, double z, double y0, double y1, int n = 16)
    {
        var r = b.Sub(6);
        var col = Mix(b.Light.Water[0], (255, 255, 255), .4);
        var q = new (double, double, double, double)[n];
        for (var i = 0; i < q.Length; i++) q[i] = (r.Range(b.X0, b.X1), r.U(), r.U(), r.Range(.7, 1.1));
        void Draw(Pen pen, double t)
        {
            foreach (var (x, u, ph, k) in q)
            {
                var v = Mod(t / 1.3 + ph, 1);
                double y = Lerp(y0 + 3, y1, Math.Pow(u, 1.4)), w = (2 + 9 * v) * (.35 + .8 * u) * k;
                pen.Canvas.Save();
                pen.Canvas.Translate(x, y);
                pen.Canvas.Scale(1, .3);
                pen.Ring(col, .9, 0, 0, w, .5 * (1 - v));
                pen.Canvas.Restore();
            }
        }
        b.Moving(z, Draw);
    }

    /// <summary>A band of moving waves.</summary>
    public static void Swell(Build b, double z, double y, double amp, double wl, Rgb col, double speed, double crest = .35,
        Rgb? crestLight = null)
    {
        var top = Mix(col, b.Light.Water[0], .24);
        var r = b.Sub((int)y);
        var ph = r.U() * 9;
        amp *= .7 + .9 * b.Light.Wind;
        void Draw(Pen pen, double t)
        {
            var pts = new (double X, double Y)[(int)Math.Ceiling((b.X1 - b.X0 + 9) / 4)];
            for (var i = 0; i < pts.Length; i++)
            {
                var x = b.X0 - 4 + 4 * i;
                var q = (x - speed * t) / wl * Tau + ph;
                pts[i] = (x, y - amp * (Math.Sin(q) + .28 * Math.Sin(2 * q + .6) + .3 * Math.Sin(q * .37 + 2)));
            }
            using var path = PolyPath([(b.X0 - 6, b.Y1 + 20), .. pts, (b.X1 + 6, b.Y1 + 20)]);
            pen.VGrad(path, y - amp, y + 16, top, col);
            var rough = b.Light.Wind > .8;
            pen.Line(crestLight ?? Mix(top, (255, 255, 255), rough ? .45 : .3), (rough ? 1.2 : .8) + .5 * z, pts,
                a: Math.Min(.75, crest * (rough ? 2.1 : 1)));
        }
        b.Moving(z, Draw);
    }

    private readonly record struct Glint(double X, double Y, double Width, double Height, double Phase, double Alpha, bool InRoad);
}
