namespace SoraCollab.Training.World;

/// <summary>What kinds of stage each setting has, and which subjects it takes or refuses beyond that.</summary>
internal static class SettingTraits
{
    /// <summary>Setting to kinds of stage. Every setting also has the frame itself, for subjects that fill it.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Stages = new Dictionary<string, string[]>
    {
        ["sea"] = ["air", "islet", "water"],
        ["harbour"] = ["air", "ground", "islet", "water"],
        ["lake"] = ["air", "ground", "islet", "water"],
        ["beach"] = ["air", "ground", "islet", "water"],
        ["mountains"] = ["air", "ground"],
        ["canyon"] = ["air", "ground", "rail", "road"],
        ["desert"] = ["air", "ground", "rail", "road"],
        ["street"] = ["air", "ground", "rail", "road"],
        ["avenue"] = ["air", "ground", "road"],
        ["rooftops"] = ["air", "ground"],
        ["forest"] = ["air", "ground"],
        ["meadow"] = ["air", "ground", "rail", "road"],
        ["snowfield"] = ["air", "ground", "rail", "road"],
        ["valley"] = ["air", "ground", "rail", "road"],
        ["village"] = ["air", "ground", "road"],
        ["underwater"] = ["deep", "seabed"],
        ["space"] = ["air", "void"],
        ["moon"] = ["air", "ground", "void"],
        ["room"] = ["air", "ground", "indoor"],
    };

    /// <summary>Settings that take these subjects and no others.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Only = new Dictionary<string, string[]>
    {
        ["room"] =
        [
            "walker", "umbrella woman", "dancer", "lantern bearer", "astronaut", "robot", "portrait", "sailor", "watcher", "owl",
            "butterfly", "dog", "cat", "rabbit", "paper lantern",
        ],
        ["moon"] =
        [
            "dancer", "astronaut", "knight", "robot", "horse", "dog", "cat", "rabbit", "elephant", "rocket", "tent",
        ],
        ["space"] =
        [
            "astronaut", "robot", "balloon", "airship", "rocket", "paper lantern",
        ],
        ["rooftops"] =
        [
            "walker", "kite child", "umbrella woman", "dancer", "lantern bearer", "robot", "portrait", "sailor", "watcher",
            "gull", "owl", "butterfly", "cat", "balloon", "airship", "plane", "rocket", "paper lantern",
        ],
    };

    /// <summary>Subjects that would look wrong in a setting although it has a stage for them.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Refused = new Dictionary<string, string[]>
    {
        ["sea"] = ["portrait", "sailor", "watcher"],
        ["underwater"] = ["portrait", "sailor", "watcher"],
        ["harbour"] = ["deer", "elephant", "rocket", "windmill", "tree", "house", "tent"],
        ["lake"] = ["robot", "elephant", "windmill", "house"],
        ["beach"] = ["deer", "steamer", "windmill", "tree", "house"],
        ["street"] = ["deer", "train", "lighthouse", "windmill", "tree", "house", "tent"],
        ["avenue"] = ["deer", "train", "truck", "lighthouse", "windmill", "tree", "house", "tent"],
        ["forest"] = ["gull", "balloon", "airship", "plane", "rocket", "lighthouse", "windmill"],
        ["mountains"] = ["elephant", "lighthouse"],
        ["canyon"] = ["steamer", "lighthouse", "windmill"],
        ["desert"] = ["deer", "lighthouse"],
        ["meadow"] = ["tram", "lighthouse"],
        ["snowfield"] = ["butterfly", "tram", "lighthouse"],
        ["valley"] = ["tram", "lighthouse"],
        ["village"] = ["elephant", "train", "tram", "lighthouse"],
    };

    /// <summary>Settings without an hour.</summary>
    public static readonly string[] Timeless = ["space", "moon"];

    /// <summary>Settings without weather.</summary>
    public static readonly string[] Weatherless = ["space", "moon", "underwater"];

    /// <summary>Settings in which nothing on the ground or the water comes towards the camera.</summary>
    public static readonly string[] Shallow = ["rooftops", "lake", "harbour"];
}
