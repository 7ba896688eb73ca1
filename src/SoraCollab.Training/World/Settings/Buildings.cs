using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Houses and lamps.</summary>
internal static class Buildings
{
    /// <summary>Lamplight in windows.</summary>
    public static readonly Rgb Warm = (255, 206, 124);

    public static void Houses(Pen pen, Build b, Mulberry32 r, double x0, double x1, double foot, double hmin, double hmax,
        IReadOnlyList<Rgb> walls, Rgb roof, Light light, double z, double gap = 2)
    {
        var x = x0;
        while (x < x1)
        {
            double w = r.Range(10, 18), h = r.Range(hmin, hmax);
            var wall = light.Tone(r.Pick(walls), z);
            var rf = light.Tone(roof, z);
            double s = light.SunX > .5 ? 1 : -1;
            pen.Rect(wall, x, foot - h, w, h + 1);
            pen.Rect(Mix(wall, light.Shade, .3), s > 0 ? x : x + w * .65, foot - h, w * .35, h + 1, line: false);
            pen.Poly(Mix(rf, (232, 236, 244), .8 * light.Snow),
                [(x - 1.6, foot - h + .6), (x + w * .5, foot - h - w * .42), (x + w + 1.6, foot - h + .6)]);
            var win = Mix(Mix(wall, light.Shade, .5), Warm, Clamp(light.Lamp));
            for (var yy = 0; yy < (int)(h / 8); yy++)
            {
                foreach (var k in (ReadOnlySpan<double>)[.2, .62])
                {
                    if (r.U() < .75) pen.Rect(win, x + w * k, foot - h + 3 + yy * 8, 2.6, 3.6, line: false);
                    if (light.Lamp > .5 && r.U() < .3) pen.Glow(x + w * k + 1, foot - h + 5 + yy * 8, 9, Warm, .28);
                }
            }
            x += w + r.Range(0, gap);
        }
    }

    public static void Skyline(Build b, Pen pen, long seed, double foot, double maxh, Rgb body, double lit, Rgb win, Rgb edge,
        double? x0 = null, double? x1 = null, double wmin = 9, double wmax = 26)
    {
        var r = Build.Stream(seed);
        var x = x0 ?? b.X0 - 6;
        var end = x1 ?? b.X1 + 6;
        double s = b.Light.SunX > .5 ? 1 : -1;
        while (x < end)
        {
            var w = r.Range(wmin, wmax);
            var h = maxh * (.3 + .7 * Math.Pow(r.U(), 1.4)) * (.62 + .38 * Math.Sin((x + 40) / (b.W + 80) * 3.1));
            var top = foot - h;
            using var path = RectPath(x, top, w, h + 2);
            pen.VGrad(path, foot - maxh, foot, body, Mix(body, b.Light.Haze, .3));
            pen.Rect(edge, x + (s > 0 ? w * .74 : 0), top, w * .26, h + 2, a: .5, line: false);
            var q = r.U();
            if (q > .75) pen.Rect(body, x + w * .45, top - 8, 1.1, 9, line: false);
            else if (q > .55) pen.Poly(body, [(x + w * .2, top + .5), (x + w * .5, top - 6), (x + w * .8, top + .5)],
                line: false);
            if (pen.Style.Line > 0)
                pen.Line(pen.Style.Ink, pen.Style.Line * .7, [(x, foot), (x, top), (x + w, top), (x + w, foot)],
                    a: pen.Style.LineA * .6);
            var yy = top + 4;
            while (yy < foot - 4 && lit > 0)
            {
                var xx = x + 2.2;
                while (xx < x + w - 2.4)
                {
                    if (r.U() < lit) pen.Rect(win, xx, yy, 1.9, 2.5, a: .55 + .45 * r.U(), line: false);
                    xx += 4;
                }
                yy += 5.4;
            }
            x += w + (r.U() > .8 ? 3 : .4);
        }
    }

    public static void LampPost(Pen pen, double x, double y, double h, Rgb col, Light light, double s = 1)
    {
        pen.Rect(col, x - .9, y - h, 1.8, h, line: false);
        pen.Rect(col, x - 2, y - 3, 4, 3, line: false);
        pen.Line(col, 1.3, [(x, y - h), (x + s * 3, y - h - 3), (x + s * 8, y - h - 2)], smooth: true);
        pen.Rect(Mix((150, 156, 160), (255, 238, 190), Clamp(light.Lamp * 1.4)), x + s * 8 - 3, y - h - 2, 6, 3.4, 1,
            line: false);
        if (light.Lamp > .2)
        {
            pen.Glow(x + s * 8, y - h, 34, (255, 206, 130), .5 * Math.Min(1, light.Lamp));
            pen.Glow(x + s * 8, y + 1, 30, (255, 206, 130), .34 * Math.Min(1, light.Lamp), .26);
            using var shape1 = PolyPath([(x + s * 8 - 3, y - h + 1), (x + s * 8 + 3, y - h + 1), (x + s * 8 + 18, y),
                (x + s * 8 - 18, y)]);
            using var shader2 = Linear((0, y - h), (0, y), [(0, (255, 214, 140), .26 * Math.Min(1, light.Lamp)),
                (1, (255, 214, 140), .04)]);
            pen.Shade(shape1, shader2);
        }
    }
}
