using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>
/// What an hour and a weather do to every colour in the picture: one clear light source. <see cref="Tone"/> gives a local
/// colour its light and its haze for a depth; <see cref="Hero"/> does the same for a subject, which keeps more of its own
/// colour so that a red boat is still red at night. A setting that brings its own light changes the clip's copy.
/// </summary>
public sealed record Light
{
    private StyleWash? wash;

    /// <summary>Four stops, top to horizon.</summary>
    public required Rgb[] Sky { get; set; }

    /// <summary>The silhouette of the farthest ridge.</summary>
    public required Rgb Far { get; set; }

    /// <summary>The silhouette of the nearest frame.</summary>
    public required Rgb Near { get; set; }

    /// <summary>The colour of the air.</summary>
    public required Rgb Haze { get; set; }

    /// <summary>How much of it there is at the horizon.</summary>
    public required double HazeK { get; set; }

    /// <summary>The disc of sun or moon.</summary>
    public required Rgb Sun { get; set; }

    /// <summary>The glow round it.</summary>
    public required Rgb Glow { get; set; }

    /// <summary>Its height over the horizon as a part of the sky.</summary>
    public required double SunY { get; set; }

    /// <summary>Its radius in design units.</summary>
    public required double SunR { get; set; }

    /// <summary>The light side and the rim.</summary>
    public required Rgb Key { get; set; }

    public required double KeyK { get; set; }

    /// <summary>The shadow side.</summary>
    public required Rgb Shade { get; set; }

    public required double ShadeK { get; set; }

    /// <summary>Multiplies local colours.</summary>
    public required Rgb Amb { get; set; }

    /// <summary>Water far away, and near.</summary>
    public required Rgb[] Water { get; set; }

    public double Stars { get; set; }

    /// <summary>How much lamps count.</summary>
    public double Lamp { get; set; }

    public bool Moon { get; set; }

    /// <summary>How much of the disc is seen.</summary>
    public double Disc { get; set; } = 1;

    public double Cloud { get; set; } = .4;

    public double Snow { get; set; }

    public double Wet { get; set; }

    public double Wind { get; set; } = .25;

    public double Fog { get; set; }

    public double Rain { get; set; }

    /// <summary>Above 0 there is lightning.</summary>
    public double Gloom { get; set; }

    /// <summary>Where the sun is, as a part of the width; set by the scene.</summary>
    public double SunX { get; set; } = .66;

    /// <summary>How much a subject resists the ambient colour.</summary>
    public double HeroK { get; set; } = .55;

    /// <summary>A copy for one clip: what a setting changes in it stays there.</summary>
    public static Light Make(string time, string weather, string style, Mulberry32 rng)
    {
        var palettes = Hours.Of(time);
        var light = Weathers.Apply(weather, rng.Pick(palettes));
        return style == "nightlit" ? NightLit.Of(light) : light with { };
    }

    /// <summary>Takes on a style: the colours of the light now, and every colour it is asked for from now on.</summary>
    public void Stylise(string style)
    {
        wash = StyleWash.Of(style);
        Restyle();
    }

    /// <summary>Settings that bring their own light call this after their changes.</summary>
    public void Restyle()
    {
        if (wash is null) return;
        Far = wash.Setting(Far);
        Near = wash.Setting(Near);
        Haze = wash.Setting(Haze);
        Sun = wash.Setting(Sun);
        Glow = wash.Setting(Glow);
        Key = wash.Setting(Key);
        Sky = Array.ConvertAll(Sky, wash.Setting);
        Water = Array.ConvertAll(Water, wash.Setting);
        if (!wash.Drawn) return;
        Near = Mix(Near, (40, 36, 44), .45);
        ShadeK *= .75;
    }

    /// <summary>What the style makes of a colour of the setting.</summary>
    public Rgb Fx(Rgb c) => wash is null ? c : wash.Setting(c);

    /// <summary>How much air lies before depth z (1: the stage, 0: the horizon), 0 to 1.</summary>
    public double Air(double z) => Clamp((HazeK * Math.Pow(1 - Clamp(z), 1.3)) + (Fog * (1.08 - (Clamp(z) * .86))));

    public Rgb Tone(Rgb c, double z = 1) => Mix(Fx(Mul(c, Amb)), Haze, Air(z));

    /// <summary>As <see cref="Tone"/>, under snow and rain: k is how much snow the ground takes.</summary>
    public Rgb Ground(Rgb c, double z = 1, double k = 1)
    {
        c = Mix(c, (226, 232, 240), Snow * .86 * k);
        return Mix(Mix(Fx(Mul(c, Amb)), Haze, Air(z)), (30, 36, 48), Wet * (wash is null ? .18 : .12));
    }

    public Rgb Hero(Rgb c)
    {
        var lit = Mul(c, Mix(Amb, (255, 255, 255), HeroK));
        return wash is null ? lit : wash.Subject(lit);
    }
}
