using static SoraCollab.Training.World.Colour;

namespace SoraCollab.Training.World;

/// <summary>The light of each hour under a clear sky: several palettes, of which the seed takes one.</summary>
internal static class Hours
{
    /// <summary>The palettes of an hour.</summary>
    /// <exception cref="ArgumentException">There is no such hour.</exception>
    public static IReadOnlyList<Light> Of(string time) => time switch
    {
        "dawn" => Dawn,
        "day" => Day,
        "dusk" => Dusk,
        "night" => Night,
        _ => throw new ArgumentException($"There is no hour '{time}'; there are: {string.Join(", ", SceneNames.Times)}.", nameof(time)),
    };

    private static readonly Light[] Dawn =
    [
        new()
        {
            Sky = [Hex("#5f7796"), Hex("#a99aa8"), Hex("#efbfa2"), Hex("#fde3b8")],
            Far = Hex("#a58a94"), Near = Hex("#2b2c3c"), Haze = Hex("#f0cdb2"), HazeK = .74,
            Sun = Hex("#fff6dc"), Glow = (255, 226, 172), SunY = .12, SunR = 11,
            Key = (255, 224, 176), KeyK = .62, Shade = (52, 48, 86), ShadeK = .42,
            Amb = (236, 208, 200), Water = [Hex("#e2b8a0"), Hex("#43587a")],
            Stars = .08, Lamp = .35,
        },
        new()
        {
            Sky = [Hex("#4b6585"), Hex("#8f9fb2"), Hex("#e6c3b4"), Hex("#fbe9cc")],
            Far = Hex("#94929f"), Near = Hex("#262e3c"), Haze = Hex("#e8d3c4"), HazeK = .78,
            Sun = Hex("#fffaea"), Glow = (255, 234, 196), SunY = .16, SunR = 10,
            Key = (255, 232, 196), KeyK = .55, Shade = (48, 56, 88), ShadeK = .4,
            Amb = (226, 214, 214), Water = [Hex("#d8c4b8"), Hex("#3c5a74")],
            Stars = .08, Lamp = .35,
        },
    ];

    private static readonly Light[] Day =
    [
        new()
        {
            Sky = [Hex("#4d86b4"), Hex("#83b0cc"), Hex("#bdd6d8"), Hex("#ece6cc")],
            Far = Hex("#8fa6b2"), Near = Hex("#22323a"), Haze = Hex("#dce2d8"), HazeK = .62,
            Sun = Hex("#fffbe8"), Glow = (255, 246, 214), SunY = .86, SunR = 9,
            Key = (255, 248, 222), KeyK = .42, Shade = (38, 56, 92), ShadeK = .34,
            Amb = (255, 252, 244), Water = [Hex("#9cc2c8"), Hex("#245a72")],
            Stars = 0, Lamp = 0,
        },
        new()
        {
            Sky = [Hex("#5d7f8e"), Hex("#8da7a4"), Hex("#bccab8"), Hex("#eadcb6")],
            Far = Hex("#8b9f9f"), Near = Hex("#22302f"), Haze = Hex("#dcdcc4"), HazeK = .64,
            Sun = Hex("#fffae2"), Glow = (255, 242, 200), SunY = .8, SunR = 9,
            Key = (255, 244, 208), KeyK = .42, Shade = (36, 56, 80), ShadeK = .34,
            Amb = (250, 246, 228), Water = [Hex("#a3baae"), Hex("#28505a")],
            Stars = 0, Lamp = 0,
        },
        new()
        {
            Sky = [Hex("#6488ac"), Hex("#9fb6c8"), Hex("#cfd3cf"), Hex("#f4e2c0")],
            Far = Hex("#a0a9b8"), Near = Hex("#252f3c"), Haze = Hex("#ecdfca"), HazeK = .68,
            Sun = Hex("#fffae6"), Glow = (255, 240, 204), SunY = .74, SunR = 9,
            Key = (255, 242, 206), KeyK = .44, Shade = (42, 54, 92), ShadeK = .34,
            Amb = (254, 246, 236), Water = [Hex("#aec0c8"), Hex("#2f5674")],
            Stars = 0, Lamp = 0,
        },
    ];

    private static readonly Light[] Dusk =
    [
        new()
        {
            Sky = [Hex("#2f4068"), Hex("#7c6a8c"), Hex("#de8e6c"), Hex("#f8c27e")],
            Far = Hex("#82627a"), Near = Hex("#171627"), Haze = Hex("#dd9a7c"), HazeK = .66,
            Sun = Hex("#ffeec2"), Glow = (255, 190, 112), SunY = .06, SunR = 13,
            Key = (255, 186, 112), KeyK = .8, Shade = (34, 26, 66), ShadeK = .5,
            Amb = (206, 152, 148), Water = [Hex("#d08f74"), Hex("#22294a")],
            Stars = .22, Lamp = .75,
        },
        new()
        {
            Sky = [Hex("#20264c"), Hex("#5c4476"), Hex("#c86a68"), Hex("#f6a468")],
            Far = Hex("#6a4a72"), Near = Hex("#141226"), Haze = Hex("#cc7a70"), HazeK = .64,
            Sun = Hex("#ffe2b0"), Glow = (255, 164, 100), SunY = .05, SunR = 14,
            Key = (255, 160, 100), KeyK = .84, Shade = (28, 18, 62), ShadeK = .52,
            Amb = (190, 134, 142), Water = [Hex("#b46c6a"), Hex("#1b1e42")],
            Stars = .35, Lamp = .85,
        },
        new()
        {
            Sky = [Hex("#3a3f62"), Hex("#8a6478"), Hex("#e0845a"), Hex("#fbb765")],
            Far = Hex("#865c68"), Near = Hex("#1a1622"), Haze = Hex("#e2976a"), HazeK = .66,
            Sun = Hex("#fff0c4"), Glow = (255, 184, 96), SunY = .07, SunR = 13,
            Key = (255, 178, 98), KeyK = .84, Shade = (40, 22, 56), ShadeK = .5,
            Amb = (212, 150, 132), Water = [Hex("#d68e66"), Hex("#2c2744")],
            Stars = .18, Lamp = .75,
        },
    ];

    private static readonly Light[] Night =
    [
        new()
        {
            Sky = [Hex("#0a1128"), Hex("#16264a"), Hex("#274064"), Hex("#4c648c")],
            Far = Hex("#2c4066"), Near = Hex("#070b18"), Haze = Hex("#46608c"), HazeK = .6,
            Sun = Hex("#f2f4ff"), Glow = (206, 220, 255), SunY = .62, SunR = 11,
            Key = (190, 210, 255), KeyK = .5, Shade = (4, 8, 26), ShadeK = .5,
            Amb = (84, 104, 156), Water = [Hex("#3c5280"), Hex("#080e20")],
            Stars = 1, Lamp = 1, Moon = true, HeroK = .6,
        },
        new()
        {
            Sky = [Hex("#08141f"), Hex("#123038"), Hex("#224a54"), Hex("#4a7478")],
            Far = Hex("#2a4e5a"), Near = Hex("#050d14"), Haze = Hex("#44706f"), HazeK = .6,
            Sun = Hex("#f4f6ea"), Glow = (214, 236, 222), SunY = .66, SunR = 11,
            Key = (196, 226, 218), KeyK = .5, Shade = (3, 12, 22), ShadeK = .5,
            Amb = (84, 118, 134), Water = [Hex("#38606a"), Hex("#061119")],
            Stars = 1, Lamp = 1, Moon = true, HeroK = .6,
        },
        new()
        {
            Sky = [Hex("#12102a"), Hex("#241f4a"), Hex("#40386a"), Hex("#6a5c8c")],
            Far = Hex("#3c3562"), Near = Hex("#0b0918"), Haze = Hex("#5d5486"), HazeK = .6,
            Sun = Hex("#f6f0ff"), Glow = (222, 210, 255), SunY = .6, SunR = 11,
            Key = (206, 198, 255), KeyK = .5, Shade = (8, 5, 28), ShadeK = .5,
            Amb = (100, 96, 154), Water = [Hex("#52497c"), Hex("#0c0a20")],
            Stars = 1, Lamp = 1, Moon = true, HeroK = .6,
        },
    ];
}
