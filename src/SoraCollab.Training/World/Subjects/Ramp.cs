using static SoraCollab.Training.World.Colour;

namespace SoraCollab.Training.World.Subjects;

/// <summary>The colours of one subject in one light.</summary>
public sealed class Ramp
{
    public Ramp(string color, Light light)
    {
        Name = color;
        Illumination = light;
        Pigment = Pigments.Of(color);
        var y = Luma(Pigment);
        Base = light.Hero(Pigment);
        Light = light.Hero(Mix(Pigment, (255, 246, 224), y < 200 ? .26 : .5));
        Dark = light.Hero(Mix(Mul(Pigment, (168, 158, 176)), (30, 26, 56), .12));
        Deep = light.Hero(Mix(Mul(Pigment, (92, 86, 104)), (22, 20, 36), .3));
        Trim = light.Hero(y < 205 ? (240, 226, 198) : color == "white" ? (190, 184, 178) : (250, 240, 220));
        Cream = light.Hero((238, 226, 202));
        Cream2 = light.Hero((204, 190, 170));
        Skin = light.Hero((214, 156, 116));
        Hair = light.Hero((66, 44, 36));
        Ink = light.Hero((38, 34, 44));
        Grey = light.Hero((120, 124, 134));
        Metal = light.Hero((182, 188, 198));
        Wood = light.Hero((124, 84, 54));
        Wood2 = light.Hero((86, 58, 42));
        Gold = light.Hero((232, 186, 84));
        Red = light.Hero((196, 70, 52));
        Win = Mix(light.Hero((150, 184, 196)), (255, 214, 134), Numbers.Clamp(light.Lamp));
    }

    /// <summary>The colour's name.</summary>
    public string Name { get; }

    /// <summary>What the colours are lit by.</summary>
    public Light Illumination { get; }

    /// <summary>The colour before it is lit.</summary>
    public Rgb Pigment { get; }

    public Rgb Base { get; }

    public Rgb Light { get; }

    public Rgb Dark { get; }

    /// <summary>Darker than dark: seams and hollows.</summary>
    public Rgb Deep { get; }

    /// <summary>What goes with the colour: sails, scarves, stripes.</summary>
    public Rgb Trim { get; }

    public Rgb Cream { get; }

    public Rgb Cream2 { get; }

    public Rgb Skin { get; }

    public Rgb Hair { get; }

    public Rgb Ink { get; }

    public Rgb Grey { get; }

    public Rgb Metal { get; }

    public Rgb Wood { get; }

    public Rgb Wood2 { get; }

    public Rgb Gold { get; }

    public Rgb Red { get; }

    /// <summary>A window: sky by day, lamp by night.</summary>
    public Rgb Win { get; }

    /// <summary>Lamplight, whatever the hour.</summary>
    public Rgb Warm { get; } = (255, 206, 120);
}
