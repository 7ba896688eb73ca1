using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>
/// The night-lit style: the same scene with most light taken out, to the same low level at any hour; lamps, windows and
/// the subject's edge remain.
/// </summary>
internal static class NightLit
{
    public static Light Of(Light light)
    {
        // A night is not darkened twice.
        var up = Clamp(165 / Math.Max(50, Luma(Mix(light.Sky[1], light.Sky[3], .5))), .9, 2.6);
        return light with
        {
            Sky = Array.ConvertAll(light.Sky, c => Dim(c, 78)), Far = Dim(light.Far, 84), Near = (4, 5, 12),
            Haze = Mix(Dim(light.Haze, 90), (30, 36, 74), .4), HazeK = light.HazeK * .8,
            Amb = Mul(light.Amb, (Lifted(74), Lifted(84), Lifted(124))), Water = Array.ConvertAll(light.Water, c => Dim(c, 80)),
            Sun = Mix(light.Sun, light.Glow, .3), Glow = Mul(light.Glow, (160, 160, 170)),
            Key = Mix(light.Key, (150, 190, 255), .3), KeyK = .9, Shade = (2, 3, 14), ShadeK = .5,
            Stars = Math.Max(light.Stars, light.Disc == 1 ? .4 : 0), Lamp = 1.35, HeroK = .54,
        };

        Rgb Dim(Rgb c, double k) => Mix(Mul(c, Even(Lifted(k))), (12, 14, 34), .45);
        double Lifted(double k) => Math.Min(255, k * up);
    }
}
