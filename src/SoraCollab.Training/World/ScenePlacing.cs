namespace SoraCollab.Training.World;

/// <summary>What may be where, and what it can do there.</summary>
public static class ScenePlacing
{
    private static readonly Dictionary<string, string[]> Suiting = new()
    {
        ["walk"] = ["left", "right", "toward", "away", "circle", "hop", "rock", "spin", "zigzag", "turnback", "still"],
        ["fly"] = ["left", "right", "rise", "descend", "toward", "away", "circle", "rock", "spin", "zigzag", "turnback", "still"],
        ["swim"] = ["left", "right", "rise", "descend", "toward", "away", "circle", "rock", "spin", "zigzag", "turnback", "still"],
        ["sail"] = ["left", "right", "toward", "away", "rock", "zigzag", "turnback", "still"],
        ["drive"] = ["left", "right", "toward", "away", "turnback", "still"],
        ["bust"] = ["left", "right", "toward", "rock", "still"],
        ["fix"] = ["still"],
    };

    private static readonly string[] Heavy = ["horse", "deer", "elephant", "knight"];

    private static readonly string[] DrawnFromAllSides = ["walker", "kite child", "umbrella woman", "astronaut", "robot"];

    /// <summary>Whether the subject may be in the setting.</summary>
    public static bool Fits(string subject, string setting)
    {
        if (SettingTraits.Only.TryGetValue(setting, out var only))
        {
            if (!only.Contains(subject)) return false;
        }
        else if (SettingTraits.Refused.TryGetValue(setting, out var refused) && refused.Contains(subject))
            return false;
        if (subject == "tram" && setting != "street") return false;
        return SubjectTraits.Of(subject).Homes.Any(home => Has(setting, home));
    }

    /// <summary>The kind of stage a subject takes in a setting: the first of its homes that the setting has.</summary>
    public static string HomeOf(string subject, string setting)
    {
        var homes = SubjectTraits.Of(subject).Homes;
        return homes.FirstOrDefault(home => Has(setting, home)) ?? homes[0];
    }

    /// <summary>Whether the subject fills the frame close to the camera instead of standing in the setting.</summary>
    public static bool FillsFrame(string subject) => SubjectTraits.Of(subject).Homes is ["frame"];

    /// <summary>The motions that suit a subject where it is, in the order of <see cref="SceneNames.Motions"/>.</summary>
    public static IReadOnlyList<string> MotionsFor(string subject, string setting)
    {
        var traits = SubjectTraits.Of(subject);
        var inSpace = setting == "space";
        var suiting = Suiting[traits.Homes.Contains("void") && inSpace ? "fly" : traits.Movement].ToHashSet();
        if (SettingTraits.Shallow.Contains(setting) && !traits.Homes.Contains("air"))
            suiting.ExceptWith(["toward", "away", "zigzag", "circle"]);
        if (traits.Homes[0] == "rail") suiting.ExceptWith(["toward", "away", "turnback"]);
        if (Heavy.Contains(subject)) suiting.ExceptWith(["hop", "rock"]);
        // Drawn from the side only: a round turn would show a flat picture turning.
        if (traits.Movement == "walk" && !inSpace && !DrawnFromAllSides.Contains(subject)) suiting.ExceptWith(["circle", "spin"]);
        if (subject == "dancer") suiting.Add("spin");
        if (subject == "whale" && setting != "underwater") suiting.ExceptWith(["rise", "descend", "spin"]);
        return SceneNames.Motions.Where(suiting.Contains).ToArray();
    }

    private static bool Has(string setting, string home) =>
        home == "frame" || (SettingTraits.Stages.TryGetValue(setting, out var stages)
            ? stages.Contains(home)
            : throw new ArgumentException($"There is no setting '{setting}'; there are: {string.Join(", ", SceneNames.Settings)}.", nameof(setting)));
}
