using SkiaSharp;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>A valley with a railway over it.</summary>
internal static class Valleys
{
    public static void Valley(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .5;
        Sky(b, false);
        var horizon = b.Hz;
        double s = light.SunX > .5 ? 1 : -1;
        Facets(b, .08, b.Seed, [(r.Range(-.05, .2), 52, 90), (r.Range(.4, .6), 38, 80), (r.Range(.8, 1.05), 60, 90)],
            horizon + 12, light.Tone((152, 168, 182), .08), light.Tone((116, 134, 156), .08), .5 + .5 * light.Snow,
            bottom: horizon + 16);
        Haze(b, horizon - 24, horizon + 12, .65, .1);
        Ridge(b, .16, b.Seed + 1, b.H * .6, 20, light.Ground((116, 140, 116), .2), .4);
        Haze(b, b.H * .5, b.H * .64, .5, .18);
        Ridge(b, .26, b.Seed + 2, b.H * .72, 20, light.Ground((110, 138, 98), .36), .4);
        Haze(b, b.H * .58, b.H * .74, .4, .28);
        var y0 = b.H * .56;
        var y1 = b.H * .86;
        var stone = light.Ground((172, 154, 136), .62, .4);
        Rgb lit = Mix(stone, light.Key, .25 * light.KeyK), dk = Mix(stone, light.Shade, .34);
        void Viaduct(Pen pen)
        {
            var n = (int)((b.X1 - b.X0) / 30) + 2;
            double w = 30;
            using var path = RectPath(b.X0 - 6, y0, b.X1 - b.X0 + 12, y1 - y0 + 16);
            using var arches = new SKPathBuilder();
            for (var i = 0; i < n; i++)
            {
                var x = b.X0 - 12 + i * w;
                arches.MoveTo(x + 5, y1 + 20);
                arches.LineTo(x + 5, y0 + 20);
                arches.CubicTo(x + 5, y0 + 4, x + w - 1, y0 + 4, x + w - 1, y0 + 20);
                arches.LineTo(x + w - 1, y1 + 20);
                arches.Close();
            }
            using var hole = arches.Detach();
            pen.Canvas.Save();
            pen.Canvas.ClipPath(hole, SKClipOperation.Difference, antialias: true);
            pen.VGrad(path, y0, y1, stone, Mix(stone, light.Haze, .45));
            for (var i = 0; i < n; i++)
            {
                var x = b.X0 - 12 + i * w;
                pen.Rect(s > 0 ? lit : dk, x + 3.4, y0 + 10, 1.8, y1, line: false, a: .8);
                pen.Rect(s > 0 ? dk : lit, x - 1, y0 + 10, 1.8, y1, line: false, a: .8);
            }
            pen.Canvas.Restore();
            for (var i = 0; i < n; i++)
            {
                var x = b.X0 - 12 + i * w;
                pen.Line(dk, 1.1, [(x + 4.6, y0 + 22), (x + 6, y0 + 13), (x + w * .5 + 2, y0 + 7.6), (x + w - 2, y0 + 13),
                    (x + w - .6, y0 + 22)], smooth: true, a: .8);
            }
            pen.Rect(lit, b.X0 - 6, y0 - 1, b.X1 - b.X0 + 12, 2, line: false);
            pen.Rect(dk, b.X0 - 6, y0 + 3, b.X1 - b.X0 + 12, 1.1, line: false);
        }
        b.Weather(.4);
        b.Layer(.55, Viaduct);
        b.Stage("rail", (y0 - .6, .62), (y0 - .6, .62), .55);
        b.Layer(.55, pen =>
        {
            pen.Rect(stone, b.X0 - 6, y0 - 1.8, b.X1 - b.X0 + 12, 2.4, line: false);
            pen.Rect(lit, b.X0 - 6, y0 - 2.2, b.X1 - b.X0 + 12, .9, line: false);
        });
        Haze(b, b.H * .66, b.H * .86, .6, .56);
        b.Stage("air", (b.H * .3, .85), (b.H * .36, .95), .8);
        var g = light.Ground((112, 136, 78), 1);
        var gy = b.H * .84;
        void Deco(Pen pen, (double X, double Y)[] pts)
        {
            var q = b.Sub(4);
            Tufts(pen, b, q, 26, gy + 3, b.H, Mix(g, light.Near, .3), 5, light.Wind);
            for (var i = 0; i < 7; i++)
            {
                var x = q.Range(b.X0, b.X1);
                if (Math.Abs(x / b.W - .5) > .25)
                    Broad(pen, x, At(pts, x) + 3, q.Range(18, 30), light.Ground((74, 102, 70), .95, .5),
                        light.Ground((130, 150, 84), .95, .6), light.Tone((76, 58, 48)), s);
            }
        }
        Ground(b, 1, b.Seed + 6, gy, 9, g, Mix(g, light.Near, .5), .2, Deco);
        b.Stage("ground road", (gy + 6, .9), (b.H * .92, 1.04), 1, decal: "road");
        FrontHill(b, b.Seed + 8, b.H + 13, 16, 1.5);
        Branch(b, r.Sign(), light.Near);
    }
}
