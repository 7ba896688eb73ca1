namespace SoraCollab.Training.World;

/// <summary>The body colours of subjects: calm pigments, far enough apart to be named.</summary>
public static class Pigments
{
    private static readonly Dictionary<string, Rgb> All = new()
    {
        ["red"] = (202, 56, 46),
        ["orange"] = (230, 126, 40),
        ["yellow"] = (240, 198, 66),
        ["green"] = (70, 146, 78),
        ["teal"] = (36, 150, 150),
        ["blue"] = (54, 104, 200),
        ["purple"] = (124, 76, 178),
        ["pink"] = (236, 134, 168),
        ["brown"] = (128, 84, 52),
        ["black"] = (44, 44, 54),
        ["grey"] = (142, 148, 156),
        ["white"] = (242, 238, 228),
    };

    /// <summary>The pigment of this name.</summary>
    /// <exception cref="ArgumentException">There is no such colour.</exception>
    public static Rgb Of(string name) => All.TryGetValue(name, out var colour)
        ? colour
        : throw new ArgumentException($"There is no colour '{name}'; there are: {string.Join(", ", All.Keys)}.", nameof(name));
}
