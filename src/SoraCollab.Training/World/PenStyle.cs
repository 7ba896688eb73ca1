namespace SoraCollab.Training.World;

/// <summary>
/// How a shape is put on paper. <paramref name="Line"/> is the outline's width in design units, 0 for none. What a style
/// does to colours is in the light, before anything is drawn.
/// </summary>
public sealed record PenStyle(string Name, double Line, Rgb Ink, double LineA)
{
    private static readonly Dictionary<string, PenStyle> All = new[]
    {
        new PenStyle("painted", 0, Colour.Ink, .8),
        new PenStyle("nightlit", 0, Colour.Ink, .8),
        new PenStyle("paper", 0, Colour.Ink, .8),
        new PenStyle("ink", 1.05, (34, 28, 38), .85),
        new PenStyle("pencil", .9, (52, 50, 56), .75),
    }.ToDictionary(style => style.Name);

    public static PenStyle Painted => All["painted"];

    /// <summary>Gradients become flat sheets.</summary>
    public bool Flat => Name == "paper";

    /// <summary>Outlines and bare paper instead of rims and dark corners.</summary>
    public bool Drawn => Name is "ink" or "pencil";

    /// <summary>The style of this name.</summary>
    /// <exception cref="ArgumentException">There is no such style.</exception>
    public static PenStyle Of(string name) => All.TryGetValue(name, out var style)
        ? style
        : throw new ArgumentException($"There is no style '{name}'; there are: {string.Join(", ", All.Keys)}.", nameof(name));
}
