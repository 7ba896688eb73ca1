using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Shaders;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Space.</summary>
internal static class Spheres
{
    /// <summary>Light in space and on the moon: one hard sun, black sky.</summary>
    public static void HardLight(Build b)
    {
        var light = b.Light;
        light.Sky = [(6, 7, 18), (9, 11, 26), (14, 15, 36), (22, 22, 50)];
        light.Amb = new Rgb(216, 220, 236);
        light.Haze = new Rgb(26, 28, 58);
        light.HazeK = .35;
        light.Fog = 0;
        light.Key = new Rgb(255, 246, 224);
        light.KeyK = .62;
        light.Shade = (4, 5, 18);
        light.ShadeK = .62;
        light.Stars = 1;
        light.Moon = false;
        light.Disc = 0;
        light.Cloud = 0;
        light.Near = new Rgb(4, 5, 12);
        light.Snow = 0;
        light.Wet = 0;
        light.Rain = 0;
        light.Wind = 0;
        light.HeroK = .6;
        light.Lamp = Math.Max(light.Lamp, .6);
        light.Restyle();
    }

    public static void Starfield(Build b, Pen pen, int n)
    {
        var r = b.Sub(1);
        for (var i = 0; i < n; i++)
            pen.Disc(Mix((255, 246, 226), (206, 220, 255), r.U()), r.Range(b.X0, b.X1), r.Range(b.Y0, b.Y1),
                .3 + .7 * Math.Pow(r.U(), 3), a: .3 + .7 * r.U(), line: false);
    }

    public static void Planet(Pen pen, double x, double y, double rad, Rgb c, Rgb c2, double s, bool ring = false,
        Rgb? glow = null)
    {
        if (glow is { } air) pen.Glow(x, y, rad * 1.5, air, .34);
        if (ring)
        {
            pen.Canvas.Save();
            pen.Canvas.Translate(x, y);
            pen.Canvas.Rotate(-18);
            pen.Canvas.Scale(1, .26);
            pen.Canvas.ClipRect(Ltrb(-rad * 3, -rad * 8, rad * 3, 0));
            pen.Ring(Mix(c, (240, 226, 200), .5), rad * .26, 0, 0, rad * 1.75, .75);
            pen.Canvas.Restore();
        }
        using var d = OvalPath(x, y, rad, rad);
        pen.Path(d, c, line: false);
        pen.Canvas.Save();
        pen.Canvas.ClipPath(d, antialias: true);
        foreach (var (k, h) in (ReadOnlySpan<(double, double)>)[(-.5, .2), (-.05, .3), (.5, .16)])
        {
            pen.Canvas.Save();
            pen.Canvas.Translate(x, y);
            pen.Canvas.Rotate(-18);
            pen.Blob(c2, [(-rad * 1.1, rad * k), (0, rad * (k + h * .4)), (rad * 1.1, rad * k), (rad * 1.1, rad * (k + h)),
                (0, rad * (k + h * 1.5)), (-rad * 1.1, rad * (k + h))], a: .55, line: false);
            pen.Canvas.Restore();
        }
        using var shader1 = Radial(x + s * rad * .6, y - rad * .5, rad * 2.1, [(0, (255, 250, 230), .22), (.4, (0, 0, 0), 0),
            (1, (2, 3, 14), .92)]);
        pen.Shade(d, shader1);
        pen.Canvas.Restore();
        if (ring)
        {
            pen.Canvas.Save();
            pen.Canvas.Translate(x, y);
            pen.Canvas.Rotate(-18);
            pen.Canvas.Scale(1, .26);
            pen.Canvas.ClipRect(Ltrb(-rad * 3, 0, rad * 3, rad * 8));
            pen.Ring(Mix(c, (240, 226, 200), .6), rad * .26, 0, 0, rad * 1.75, .85);
            pen.Canvas.Restore();
        }
    }
}
