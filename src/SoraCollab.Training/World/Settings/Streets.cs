using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Buildings;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>A street, seen across.</summary>
internal static class Streets
{
    public static void Street(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .7;
        Sky(b, false);
        var horizon = b.Hz;
        var win = Mix(Mix(light.Sky[2], (90, 110, 130), .5), Warm, Clamp(light.Lamp));
        var lit = .12 + .4 * Clamp(light.Lamp);
        b.Layer(.12, pen => Skyline(b, pen, b.Seed + 1, horizon + 2, 104, light.Tone((112, 120, 140), .12), lit * .4, win,
            Mix(light.Tone((140, 142, 156), .12), light.Key, .3)));
        Haze(b, horizon - 84, horizon, .6, .14);
        b.Layer(.28, pen => Skyline(b, pen, b.Seed + 2, horizon + 2, 92, light.Tone((92, 98, 120), .32), lit * .8, win,
            Mix(light.Tone((126, 126, 140), .32), light.Key, .3)));
        Haze(b, horizon - 60, horizon, .42, .3);
        b.Weather(.4);
        Rgb[] tones = [(168, 116, 96), (192, 170, 142), (126, 134, 146), (150, 106, 98), (178, 156, 128), (112, 122, 126)];
        void Row(Pen pen)
        {
            var q = b.Sub(3);
            var x = b.X0 - q.Range(0, 20);
            double s = light.SunX > .5 ? 1 : -1;
            while (x < b.X1 + 4)
            {
                double w = q.Range(28, 46), h = q.Range(46, 74);
                if (q.U() < .16 && 0 < x && x < b.W)
                {
                    x += q.Range(14, 22);
                    continue;
                }
                var c = light.Ground(q.Pick(tones), .62, 0);
                var top = horizon + 4 - h;
                using var path = RectPath(x, top, w, h);
                pen.VGrad(path, top, horizon + 4, c, Mix(c, light.Shade, .2));
                pen.Rect(Mix(c, light.Shade, .32), s > 0 ? x : x + w - 5, top, 5, h, line: false);
                pen.Rect(Mix(Mix(c, light.Key, .3), (236, 240, 246), light.Snow * .8), x - 1, top - 2.4, w + 2, 3.4, line: false);
                if (pen.Style.Line > 0)
                    pen.Line(pen.Style.Ink, pen.Style.Line, [(x, horizon + 4), (x, top), (x + w, top), (x + w, horizon + 4)],
                        a: pen.Style.LineA * .7);
                var n = (int)(w / 9);
                for (var k = 0; k < (int)((h - 22) / 13); k++)
                {
                    for (var j = 0; j < n; j++)
                    {
                        var on = q.U() < .25 + .45 * Clamp(light.Lamp);
                        double wx = x + (j + .5) * w / n - 2.4, wy = top + 6 + k * 13;
                        pen.Rect(!on ? Mix(c, light.Shade, .45) : Mix(Mix(c, light.Sky[1], .6), Warm, Clamp(light.Lamp)), wx, wy,
                            4.8, 7, line: false);
                    }
                }
                var shop = Mix(Mix(c, light.Sky[1], .45), (255, 220, 150), Clamp(light.Lamp * 1.2));
                pen.Rect(Mix(c, light.Shade, .5), x + 1, horizon - 15, w - 2, 19, line: false);
                pen.Rect(shop, x + 4, horizon - 11, w * .5, 12, line: false);
                pen.Rect(Mix(c, light.Shade, .62), x + w * .68, horizon - 12, w * .2, 16, line: false);
                var aw = light.Ground(q.Pick<Rgb>([(176, 74, 62), (62, 112, 112), (206, 160, 84), (92, 104, 138)]), .62, .6);
                pen.Poly(aw, [(x + 2, horizon - 15), (x + w - 2, horizon - 15), (x + w, horizon - 10), (x, horizon - 10)]);
                if (light.Lamp > .3) pen.Glow(x + 4 + w * .25, horizon - 4, 24, Warm, .3 * Math.Min(1, light.Lamp));
                x += w + .6;
            }
        }
        b.Layer(.6, Row);
        b.Stage("air", (b.H * .3, .8), (b.H * .36, .95), .7);
        Rgb pave = light.Ground((158, 154, 152), .9), road = light.Ground((92, 94, 106), 1);
        double Y(double u) => Lerp(horizon, b.H, u);
        void Plane(Pen pen)
        {
            using var shape1 = Full(b, horizon + 2);
            pen.VGrad(shape1, horizon, Y(.3), Mix(pave, light.Haze, .2), pave);
            using var shape2 = Full(b, Y(.26));
            pen.VGrad(shape2, Y(.26), b.H, Mix(road, light.Haze, .12), Mix(road, light.Near, .4));
            pen.Rect(Mix(pave, light.Near, .35), b.X0, Y(.26), b.X1 - b.X0, 1.8, line: false);
            pen.Rect(Mix(pave, light.Key, .25), b.X0, Y(.26) - .9, b.X1 - b.X0, 1, line: false);
            foreach (var u in (ReadOnlySpan<double>)[.55, .6])
                pen.Line(Mix(road, light.Near, .4), .9, [(b.X0, Y(u)), (b.X1, Y(u))], a: .8);
            if (light.Wet > 0)
            {
                using var shape3 = Full(b, Y(.28));
                using var shader4 = Linear((0, Y(.28)), (0, b.H), [(0, Mix(light.Sky[3], Warm, .4 * light.Lamp), .3),
                    (1, light.Sky[1], .12)]);
                pen.Shade(shape3, shader4);
            }
            var q = b.Sub(14);
            if (light.Wet > 0)
            {
                for (var i = 0; i < 9; i++)
                {
                    var x = q.Range(b.X0, b.X1);
                    pen.Glow(x, Y(.5), 15, Mix(Warm, light.Sky[3], 1 - Clamp(light.Lamp)), .34, 1.9);
                }
            }
        }
        b.Layer(.9, Plane);
        b.Layer(.88, pen =>
        {
            var col = Mix(light.Near, light.Haze, .12);
            LampPost(pen, b.W * .12, Y(.25), 52, col, light, 1);
            LampPost(pen, b.W * .88, Y(.25), 52, col, light, -1);
        });
        b.Stage("ground", (Y(.14), .84), (Y(.24), .9), .92);
        b.Stage("road rail", (Y(.56), 1.0), (Y(.6), 1.04), 1, decal: "track");
        b.Stage("ground", (Y(.7), 1.05), (Y(.82), 1.12), 1.05);
        void Frame(Pen pen)
        {
            var x = b.W * (r.U() < .5 ? 1.0 : 0);
            pen.Rect(light.Near, x - 2.6, b.Y0, 5.2, b.Y1 - b.Y0, line: false);
            pen.Rect(light.Near, x - 11, b.H * .22, 22, 17, 2, line: false);
            pen.Rect(Mix(light.Near, light.Key, .14), x - 9, b.H * .22 + 2, 18, 13, 1.4, line: false);
        }
        b.Layer(1.5, Frame);
    }
}
