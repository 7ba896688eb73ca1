using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>Draws a clip's weather in design units over the whole frame; the camera carries it along by its depth.</summary>
internal sealed class WeatherPainter(ClipStage clip, ClipWeather weather, int windSide)
{
    private readonly double width = clip.Camera.W;
    private readonly double height = clip.Camera.H;
    private readonly Light light = clip.Light;

    /// <summary>What is behind the subjects: lightning, and the farther part.</summary>
    public void Far(Pen p, double t, double z)
    {
        var aside = Aside(t, z);
        Lightning(p, weather.Flash(t), aside);
        foreach (var particle in weather.Far) Draw(p, particle, t, aside, clip.Build.Hz);
    }

    /// <summary>What is before everything.</summary>
    public void Near(Pen p, double t)
    {
        var aside = Aside(t, 1.3);
        foreach (var particle in weather.Near) Draw(p, particle, t, aside, height * .78);
        foreach (var (x, y, size, speed) in weather.Bubbles)
        {
            var rise = height + 6 - Mod((y * (height + 12)) + (speed * t), height + 12);
            p.Ring((214, 244, 250), .5, Mod((x * width) + (2 * Math.Sin((t * 1.6) + (x * 20))) + aside, width), rise, size, .5);
        }
    }

    private double Aside(double t, double z)
    {
        var view = clip.Camera.At(t);
        return -view.X * Lerp(z, 1, view.Flat);
    }

    private void Lightning(Pen p, double k, double aside)
    {
        if (k <= .02) return;
        using var sky = Shapes.RectPath(-60, -60, width + 120, height + 120);
        using var glare = Shaders.Linear((0, 0), (0, clip.Build.Hz), [(0, (206, 216, 250), .5 * k), (1, (206, 216, 250), .12 * k)]);
        p.Shade(sky, glare);
        Span<(double X, double Y)> path = stackalloc (double, double)[weather.Bolt.Length];
        for (var i = 0; i < path.Length; i++) path[i] = ((weather.Bolt[i].X * width) + aside, weather.Bolt[i].Y * clip.Build.Hz);
        p.Line((190, 200, 255), 4.6, path, .35 * k);
        p.Line((246, 248, 255), 1.5, path, k);
    }

    private void Draw(Pen p, WeatherParticle one, double t, double aside, double bankY)
    {
        switch (one.Kind)
        {
            case "rain": Drop(p, one, t, aside); break;
            case "snow": Flake(p, one, t, aside); break;
            case "leaf": Leaf(p, one, t, aside); break;
            case "gust": Gust(p, one, t, aside); break;
            default: Bank(p, one, t, aside, bankY); break;
        }
    }

    private void Drop(Pen p, WeatherParticle one, double t, double aside)
    {
        var slant = .16 + (light.Wind > .8 ? .30 : 0);
        var y = Mod((one.Y * (height + 40)) + (one.Speed * t), height + 40) - 20;
        var x = Mod((one.X * (width + 60)) + (windSide * slant * one.Speed * t) + aside, width + 60) - 30;
        p.Line(Mix(light.Sky[3], (232, 240, 250), .6), one.Phase, [(x, y), (x - (windSide * slant * one.Size), y - one.Size)], one.Alpha);
    }

    private void Flake(Pen p, WeatherParticle one, double t, double aside)
    {
        var y = Mod((one.Y * (height + 16)) + (one.Speed * t), height + 16) - 8;
        var x = Mod((one.X * (width + 20)) + (4 * Math.Sin((t * 1.1) + (one.Phase * 9))) + (windSide * one.Speed * .35 * t) + aside, width + 20) - 10;
        p.Disc(Mix((246, 248, 252), light.Sky[3], .25), x, y, one.Size, one.Alpha, line: false);
    }

    private void Leaf(Pen p, WeatherParticle one, double t, double aside)
    {
        var x = Mod((one.X * (width + 40)) + (windSide * one.Speed * t) + aside, width + 40) - 20;
        var y = (one.Y * height * .9) + (7 * Math.Sin((t * 2) + (one.Phase * 9))) + (4 * t);
        var w = one.Size * (.35 + (.65 * Math.Abs(Math.Cos((t * 2.6) + (one.Phase * 8)))));
        p.Canvas.Save();
        p.Canvas.Translate((float)x, (float)y);
        p.Canvas.RotateDegrees((float)((one.Phase * 360) + (t * 160)));
        p.Blob(Mul(one.Color, Mix(light.Amb, (255, 255, 255), .3)),
            [(-one.Size * 1.5, 0, 1), (0, -w * .8), (one.Size * 1.5, 0, 1), (0, w * .8)], k: .9, line: false);
        p.Canvas.Restore();
    }

    // A long wisp with a curl at its head.
    private void Gust(Pen p, WeatherParticle one, double t, double aside)
    {
        double d = windSide, s = one.Size;
        var y = (.12 + (.7 * one.Y)) * height;
        var x = Mod((one.X * (width + 120)) + (d * one.Speed * t) + aside, width + 120) - 60;
        var color = Mix(light.Sky[3], (255, 255, 255), .5 * (1 - (.6 * light.Stars)));
        var strength = .5 + (.5 * Math.Sin(Tau * ((t * .35) + one.Phase)));
        Span<(double X, double Y)> path = stackalloc (double, double)[10];
        for (var k = 0; k < 7; k++) path[k] = (x - (d * s * (1 - (k / 6.0))), y + (2.6 * Math.Sin((k * .9) + (one.Phase * 9))));
        path[7] = (x + (d * 4), y - 3);
        path[8] = (x + (d * 2), y - 6.4);
        path[9] = (x - (d * 1.4), y - 4.4);
        p.Line(color, 1.1, path, one.Alpha * (.4 + (.6 * strength)), smooth: true);
    }

    private void Bank(Pen p, WeatherParticle one, double t, double aside, double bankY)
    {
        var s = one.Size;
        var y = bankY + ((one.Y - .4) * height * .22);
        var x = Mod((one.X * (width + (2 * s))) + (one.Speed * t) + aside, width + (2 * s)) - s;
        p.Canvas.Save();
        p.Canvas.Translate((float)x, (float)y);
        p.Canvas.Scale(1, (float)(one.Phase / s * 1.5));
        using var path = Shapes.OvalPath(0, 0, s, s);
        using var shader = Shaders.Radial(0, 0, s, [(0, light.Haze, one.Alpha), (.5, light.Haze, one.Alpha * .6), (1, light.Haze, 0)]);
        p.Shade(path, shader);
        p.Canvas.Restore();
    }
}
