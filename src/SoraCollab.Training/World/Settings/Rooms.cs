using SkiaSharp;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Buildings;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Indoors.</summary>
internal static class Rooms
{
    /// <summary>
    /// A room with a large window. The outside has its own sky and weather; the light falls in on the floor.
    /// </summary>
    public static void Room(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * .56;
        b.Indoor = true;
        Sky(b, false);
        double width = b.W, height = b.H;
        var city = r.U() < .5;
        double s = light.SunX > .5 ? 1 : -1;
        var win = Mix(Mix(light.Sky[2], (90, 110, 130), .5), Warm, Clamp(light.Lamp));
        if (city)
        {
            b.Layer(.1, pen => Skyline(b, pen, b.Seed, b.H * .66, 62, light.Tone((120, 126, 146), .12),
                .3 * Clamp(light.Lamp) + .05, win, Mix(light.Tone((150, 150, 160), .12), light.Key, .3)));
            Haze(b, b.H * .4, b.H * .62, .6, .12);
        }
        else
        {
            Facets(b, .08, b.Seed, [(r.Range(0, .25), 50, 80), (r.Range(.4, .6), 38, 70), (r.Range(.75, 1), 58, 90)], b.H * .66,
                light.Tone((150, 168, 182), .1), light.Tone((108, 128, 150), .1), .6);
            Haze(b, b.H * .4, b.H * .62, .6, .1);
            Ridge(b, .15, b.Seed + 2, b.H * .7, 20, light.Ground((100, 126, 100), .3), .4);
        }
        b.Weather(.25);
        double x0 = width * .16, x1 = width * .84, y0 = b.H * .08, y1 = b.H * .66;
        var wall0 = r.Pick<Rgb>([(150, 134, 122), (112, 128, 128), (146, 118, 108), (124, 120, 138)]);
        var wl = light.Fx(Mul(wall0, Mix(light.Amb, (206, 180, 160), .25 + .2 * Clamp(light.Lamp))));
        var fy = b.H * .76;
        var floor = light.Fx(Mix(Mul((150, 108, 78), light.Amb), light.Shade, .3));
        var thin = light.Fx((0, 0, 0)).R > 60 ? .4 : 1;
        Rgb wall = Mix(wl, light.Shade, .42 * thin), dark = Mix(wl, light.Shade, .72 * thin), frame = Mix(light.Near, wl, .18);
        void Walls(Pen pen)
        {
            using var hole = RectPath(x0, y0, x1 - x0, y1 - y0);
            pen.Canvas.Save();
            pen.Canvas.ClipPath(hole, SKClipOperation.Difference, antialias: true);
            using var shape1 = Full(b);
            pen.VGrad(shape1, b.Y0, fy, Mix(wall, dark, .5), wall);
            pen.Glow(width * .5, b.H * .4, width * .62, light.Sky[3], .26);
            using var shape2 = Full(b, fy);
            pen.VGrad(shape2, fy, b.H, floor, Mix(floor, light.Near, .6));
            pen.Canvas.Restore();
            pen.Rect(Mix(wall, light.Key, .2), b.X0, fy - 4, b.X1 - b.X0, 4, line: false);
            pen.Rect(frame, x0 - 3, y0 - 3, x1 - x0 + 6, 3.4, line: false);
            pen.Rect(frame, x0 - 3, y1 - 1, x1 - x0 + 6, 4, line: false);
            pen.Rect(Mix(frame, light.Key, .4), x0 - 6, y1 + 2, x1 - x0 + 12, 2.2, line: false);
            foreach (var u in (ReadOnlySpan<double>)[0, .333, .667, 1])
                pen.Rect(frame, Lerp(x0, x1, u) - (u is 0 or 1 ? 2.6 : 1.2), y0, u is 0 or 1 ? 5.2 : 2.4, y1 - y0, line: false);
            pen.Rect(frame, x0, Lerp(y0, y1, .3), x1 - x0, 2, line: false);
            var k = s * 26;
            var lightc = Mix(light.Sky[3], light.Glow, .5);
            var al = (light.Disc > .5 ? .3 : .16) * (!light.Moon ? 1 : .6);
            for (var i = 0; i < 3; i++)
            {
                double a = Lerp(x0, x1, i / 3.0) + 3, c = Lerp(x0, x1, (i + 1) / 3.0) - 3;
                using var shape3 = PolyPath([(a - k * .3, fy + 2), (c - k * .3, fy + 2),
                    (c - k + (c - width * .5) * .3, b.H * .99), (a - k + (a - width * .5) * .3, b.H * .99)]);
                using var shader4 = Linear((0, fy), (0, b.H), [(0, lightc, al), (1, lightc, al * .35)]);
                pen.Shade(shape3, shader4);
            }
        }
        b.Layer(.8, Walls);
        var lx = width * (s > 0 ? .07 : .93);
        void Furniture(Pen pen)
        {
            pen.Line(frame, 1.6, [(lx, fy + 6), (lx, b.H * .38)]);
            pen.Oval(frame, lx, fy + 7, 7, 1.8, line: false);
            pen.Poly(Mix(light.Fx(Mul((214, 190, 150), light.Amb)), (255, 222, 160), Clamp(light.Lamp)), [(lx - 10, b.H * .4),
                (lx - 6, b.H * .29), (lx + 6, b.H * .29), (lx + 10, b.H * .4)]);
            if (light.Lamp > .2)
            {
                pen.Glow(lx, b.H * .38, 64, (255, 200, 120), .5 * Math.Min(1, light.Lamp));
                pen.Glow(lx, fy + 8, 44, (255, 200, 120), .3 * Math.Min(1, light.Lamp), .3);
            }
            var c = light.Fx(Mix(Mul((120, 70, 62), light.Amb), light.Shade, .2));
            var x = width * (s > 0 ? .9 : .1);
            pen.Rect(c, x - 17, fy - 22, 34, 22, 6);
            pen.Rect(Mix(c, light.Shade, .3), x - 21, fy - 11, 9, 17, 3.6);
            pen.Rect(Mix(c, light.Shade, .3), x + 12, fy - 11, 9, 17, 3.6);
            pen.Rect(Mix(c, light.Key, .14), x - 12, fy - 9, 24, 9, 3, line: false);
        }
        b.Layer(.85, Furniture);
        b.Stage("ground", (fy + 8, .95), (b.H * .92, 1.1), 1);
        b.Stage("indoor air", (b.H * .44, .8), (b.H * .5, .9), 1);
        void Curtain(Pen pen)
        {
            foreach (var k in (ReadOnlySpan<int>)[-1, 1])
            {
                var edgeX = k < 0 ? b.X0 : b.X1;
                double Q(double u) => width * .5 + k * width * (.5 - u);
                pen.Blob(light.Near, [(edgeX + k * 6, b.Y0 - 4, 1), (Q(.05), b.Y0 - 4, 1), (Q(.035), b.H * .4),
                    (Q(-.01), b.H * .72), (Q(.012), b.Y1 + 4, 1), (edgeX + k * 6, b.Y1 + 4, 1)], k: .7, line: false);
            }
            var q = b.Sub(3);
            var px = width * (s < 0 ? .86 : .14);
            for (var i = 0; i < 7; i++)
            {
                var an = -Math.PI * (.15 + .7 * i / 6);
                (double X, double Y) e = (px + Math.Cos(an) * 30, b.H + 2 + Math.Sin(an) * 34);
                (double X, double Y) m = (px + Math.Cos(an) * 16 + 3, b.H - 4 + Math.Sin(an) * 22);
                pen.Blob(light.Near, [(px, b.H + 6, 1), (m.X - 4, m.Y - 2), (e.X, e.Y, 1), (m.X + 4, m.Y + 4)], k: .8,
                    line: false);
            }
        }
        b.Layer(1.45, Curtain);
    }
}
