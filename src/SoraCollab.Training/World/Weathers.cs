using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>What each weather makes of an hour's light.</summary>
internal static class Weathers
{
    /// <summary>The light in this weather; clear weather gives it back as it is.</summary>
    /// <exception cref="ArgumentException">There is no such weather.</exception>
    public static Light Apply(string weather, Light light) => weather switch
    {
        "clear" => light,
        "rain" => Rain(light),
        "snow" => Snow(light),
        "fog" => Fog(light),
        "wind" => Wind(light),
        "storm" => Storm(light),
        _ => throw new ArgumentException($"There is no weather '{weather}'; there are: {string.Join(", ", SceneNames.Weathers)}.", nameof(weather)),
    };

    private static Light Rain(Light light)
    {
        var grey = Overcast(light, (132, 142, 154));
        return light with
        {
            Sky = Towards(light, grey, .66, .4), Haze = Mix(light.Haze, grey, .66), HazeK = Math.Min(.9, light.HazeK + .14),
            Disc = 0, Cloud = 1, Stars = 0, Wet = 1, Rain = 1, Wind = .4, KeyK = light.KeyK * .4, ShadeK = light.ShadeK * .8,
            Amb = Mix(Mul(light.Amb, (214, 222, 236)), Grey(light.Amb), .35), Water = Waters(light, grey, .5),
            Far = Mix(light.Far, grey, .5), Lamp = Math.Max(light.Lamp, .45), Glow = Mix(light.Glow, grey, .5),
        };
    }

    private static Light Snow(Light light)
    {
        var grey = Overcast(light, (186, 192, 206));
        return light with
        {
            Sky = Towards(light, grey, .62, .3), Haze = Mix(light.Haze, grey, .6), HazeK = Math.Min(.92, light.HazeK + .14),
            Disc = .25, Cloud = .8, Stars = 0, Snow = 1, KeyK = light.KeyK * .55, ShadeK = light.ShadeK * .75,
            Amb = Mix(light.Amb, Grey(light.Amb), .5), Water = Waters(light, grey, .4), Far = Mix(light.Far, grey, .5),
            Lamp = Math.Max(light.Lamp, .35), Glow = Mix(light.Glow, grey, .4),
        };
    }

    private static Light Fog(Light light)
    {
        var grey = Mix(Overcast(light, (204, 206, 206)), light.Sky[3], .3);
        return light with
        {
            Sky = Towards(light, grey, .64, .4), Haze = grey, HazeK = .86, Fog = .4, Disc = .6, Cloud = 0, Stars = light.Stars * .1,
            KeyK = light.KeyK * .5, ShadeK = light.ShadeK * .6, Wind = .1, Water = Waters(light, grey, .55),
            Far = Mix(light.Far, grey, .7), Near = Mix(light.Near, grey, .22), Lamp = Math.Max(light.Lamp, .3),
        };
    }

    private static Light Wind(Light light) => light with
    {
        // Swept clear: a deeper sky.
        Sky = [.. light.Sky.Select((c, i) => Mix(c, Mul(c, (196, 210, 236)), .9 - (.22 * i)))],
        Cloud = .85, Wind = 1, HazeK = light.HazeK * .8,
    };

    private static Light Storm(Light light)
    {
        var grey = Overcast(light, (78, 86, 104));
        return light with
        {
            Sky = [.. light.Sky.Select((c, i) => Mix(c, Mix(Mul(grey, Even(150 + (38 * i))), (52, 60, 84), .25), .82))],
            Haze = Mix(light.Haze, grey, .82), HazeK = light.HazeK + .08, Disc = 0, Cloud = 1.6, Stars = 0, Wet = 1, Rain = 1.3,
            Wind = .9, Gloom = 1, Key = (214, 224, 246), KeyK = light.KeyK * .45, ShadeK = Math.Min(.7, light.ShadeK * 1.2),
            Amb = Mix(Mul(Mix(light.Amb, Grey(light.Amb), .35), (176, 186, 206)), (120, 130, 160), .2), HeroK = .56,
            Water = Waters(light, Mul(grey, (150, 160, 176)), .66), Far = Mix(light.Far, grey, .7),
            Near = Mul(light.Near, (150, 150, 160)), Lamp = Math.Max(light.Lamp, .7), Glow = Mix(light.Glow, grey, .6),
        };
    }

    // The grey of this hour: the given grey at the brightness of the sky.
    private static Rgb Overcast(Light light, Rgb cool)
    {
        var brightness = Luma(Mix(light.Sky[1], light.Sky[3], .5)) / 178;
        return Mul(cool, Even(255 * Clamp(brightness, .22, 1.1)));
    }

    // The four stops pulled towards a colour of the same hour; flat evens them out.
    private static Rgb[] Towards(Light light, Rgb colour, double k, double flat)
    {
        var mean = Mix(light.Sky[1], light.Sky[3], .5);
        return Array.ConvertAll(light.Sky, c => Mix(Mix(c, mean, flat), colour, k));
    }

    private static Rgb[] Waters(Light light, Rgb colour, double k) => Array.ConvertAll(light.Water, c => Mix(c, colour, k));
}
