namespace SoraCollab.Training.World;

/// <summary>What a drawn style makes of the colours of the setting and of a subject: thin washes, or flat bright sheets.</summary>
internal sealed class StyleWash
{
    private static readonly Rgb Paper = (246, 240, 228);
    private readonly string style;

    private StyleWash(string style) => this.style = style;

    public bool Drawn => style is "ink" or "pencil";

    /// <summary>The wash of a style; none for those that paint colours as they are.</summary>
    public static StyleWash? Of(string style) => style is "ink" or "pencil" or "paper" ? new StyleWash(style) : null;

    public Rgb Setting(Rgb c) => style switch
    {
        "ink" => Thinned(c, .26, .66),
        "pencil" => Thinned(Colour.Mix(Colour.Grey(c), (96, 96, 104), .10), .34, .80),
        _ => Bright(c),
    };

    public Rgb Subject(Rgb c) => style switch
    {
        "ink" => Thinned(c, 0, .26),
        "pencil" => Thinned(c, .04, .26),
        _ => Bright(c),
    };

    // Darks are thinned more than lights, as a wash of ink is.
    private static Rgb Thinned(Rgb c, double low, double high) => Colour.Mix(c, Paper, high - ((high - low) * Colour.Luma(c) / 255));

    private static Rgb Bright(Rgb c)
    {
        var y = Colour.Luma(c);
        return new Rgb(Lifted(c.R), Lifted(c.G), Lifted(c.B));
        double Lifted(double v) => Numbers.Clamp(y + ((v - y) * 1.15) + 5, 0, 255);
    }
}
