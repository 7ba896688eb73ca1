namespace SoraCollab.Training.World;

/// <summary>The weather of one clip: what falls or drifts behind the subjects and before them, and lightning.</summary>
internal sealed class ClipWeather
{
    private static readonly string[] Leafy =
    [
        "lake", "mountains", "street", "avenue", "rooftops", "forest", "meadow", "valley", "village", "room", "harbour",
    ];

    private static readonly Rgb[] LeafColors = [(196, 112, 58), (216, 160, 72), (150, 96, 60), (128, 132, 70)];

    private readonly WeatherParticle[] far;
    private readonly WeatherParticle[] near;
    private readonly double[] flashes;
    private readonly (double X, double Y)[] bolt;
    private readonly (double X, double Y, double Size, double Speed)[] bubbles;

    public ClipWeather(ClipStage clip, Mulberry32 r)
    {
        far = [];
        near = [];
        var light = clip.Light;
        var area = clip.Camera.W * clip.Camera.H / (180 * 180);
        var open = !SettingTraits.Weatherless.Contains(clip.Scene.Setting);
        if (light.Rain > 0)
        {
            far = Rain(r, light, area, 46, 8, 96, .55, .26);
            near = Rain(r, light, area, 34, 15, 150, .9, .36);
        }
        else if (clip.Scene.Weather == "snow" && open)
        {
            far = Snow(r, (int)(60 * area), .9, 13, .7);
            near = Snow(r, (int)(30 * area), 1.9, 24, .85);
        }
        else if (clip.Scene.Weather == "wind" && open)
        {
            far = Many((int)((9 * area) + 1), () => new("gust", r.U(), r.U(), r.Range(26, 48), r.Range(46, 64), r.U(), .58));
            if (Leafy.Contains(clip.Scene.Setting))
                near = Many((int)(17 * area), () => new("leaf", r.U(), r.U(), r.Range(1.8, 3.2), r.Range(26, 44), r.U(), 1, r.Pick(LeafColors)));
        }
        else if (clip.Scene.Weather == "fog" && open)
        {
            far = Fog(r, .34);
            near = Fog(r, .2);
        }
        flashes = light.Gloom > 0 ? Flashes(r, clip.Camera.T) : [];
        bolt = new (double, double)[8];
        bolt[0] = (r.Range(.15, .85), 0);
        for (var i = 0; i < 7; i++) bolt[i + 1] = (bolt[i].X + r.Range(-.05, .05), (i + 1) / 7.0);
        bubbles = new (double, double, double, double)[clip.Build.Bubbles ? 20 : 0];
        for (var i = 0; i < bubbles.Length; i++) bubbles[i] = (r.U(), r.U(), r.Range(.6, 1.8), r.Range(9, 16));
    }

    public ReadOnlySpan<WeatherParticle> Far => far;

    public ReadOnlySpan<WeatherParticle> Near => near;

    /// <summary>The lightning's path, as parts of the width and of the height of the sky.</summary>
    public ReadOnlySpan<(double X, double Y)> Bolt => bolt;

    public ReadOnlySpan<(double X, double Y, double Size, double Speed)> Bubbles => bubbles;

    /// <summary>There is something to draw before the subjects' stage.</summary>
    public bool Behind => far.Length > 0 || flashes.Length > 0;

    /// <summary>Brightness of the lightning, 0 to 1: two quick pulses, soft enough to be a movement and not a cut.</summary>
    public double Flash(double t)
    {
        var k = 0.0;
        foreach (var start in flashes)
        {
            var u = t - start;
            if (u is >= 0 and < .62) k = Math.Max(k, Math.Pow(1 - (u / .62), 1.6) * (.72 + (.28 * Math.Cos(u * 24))));
        }
        return k;
    }

    private static double[] Flashes(Mulberry32 r, double seconds)
    {
        var starts = new double[Math.Max(1, (int)(seconds / 2.3) + 1)];
        for (var i = 0; i < starts.Length; i++) starts[i] = (.35 * seconds * (1 + r.U())) + (i * 2.3);
        return starts;
    }

    private static WeatherParticle[] Rain(Mulberry32 r, Light light, double area, double count, double length, double speed, double width, double alpha) =>
        Many((int)(count * area * light.Rain), () => new(
            "rain", r.U(), r.U(), length * r.Range(.7, 1.2), speed * r.Range(.9, 1.1) * (light.Rain > 1 ? 1.15 : 1), width, alpha * r.Range(.5, 1)));

    private static WeatherParticle[] Snow(Mulberry32 r, int count, double size, double speed, double alpha) =>
        Many(count, () => new("snow", r.U(), r.U(), size * r.Range(.6, 1.2), speed * r.Range(.8, 1.2), r.U(), alpha));

    private static WeatherParticle[] Fog(Mulberry32 r, double alpha) =>
        Many(5, () => new("bank", r.U(), r.U(), r.Range(60, 100), r.Range(3, 7) * r.Sign(), r.Range(9, 18), alpha));

    private static WeatherParticle[] Many(int count, Func<WeatherParticle> one)
    {
        var all = new WeatherParticle[count];
        for (var i = 0; i < count; i++) all[i] = one();
        return all;
    }
}
