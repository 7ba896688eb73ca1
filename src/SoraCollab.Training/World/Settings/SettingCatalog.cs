namespace SoraCollab.Training.World.Settings;

/// <summary>The settings by name.</summary>
public static class SettingCatalog
{
    private static readonly Dictionary<string, Action<Build>> All = new()
    {
        ["sea"] = Coasts.Sea,
        ["harbour"] = Harbours.Harbour,
        ["lake"] = Harbours.Lake,
        ["beach"] = Coasts.Beach,
        ["mountains"] = Highlands.Mountains,
        ["canyon"] = Highlands.Canyon,
        ["desert"] = Plains.Desert,
        ["street"] = Streets.Street,
        ["avenue"] = Avenues.Avenue,
        ["rooftops"] = Towns.Rooftops,
        ["forest"] = Woods.Forest,
        ["meadow"] = Plains.Meadow,
        ["snowfield"] = Plains.Snowfield,
        ["valley"] = Valleys.Valley,
        ["village"] = Towns.Village,
        ["underwater"] = Underwaters.Underwater,
        ["space"] = Heavens.Space,
        ["moon"] = Heavens.Moon,
        ["room"] = Rooms.Room,
    };

    /// <summary>All names that can be drawn.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The function that builds a setting.</summary>
    /// <exception cref="ArgumentException">There is no such setting.</exception>
    public static Action<Build> Of(string name) => All.TryGetValue(name, out var build)
        ? build
        : throw new ArgumentException($"There is no setting '{name}'; there are: {string.Join(", ", All.Keys)}.", nameof(name));
}
