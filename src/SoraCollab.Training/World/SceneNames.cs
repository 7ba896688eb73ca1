namespace SoraCollab.Training.World;

/// <summary>The names that a scene's attributes may have. The order counts: what is drawn from a seed goes by it.</summary>
public static class SceneNames
{
    /// <summary>44 subjects.</summary>
    public static readonly IReadOnlyList<string> Subjects =
    [
        "walker", "kite child", "umbrella woman", "dancer", "lantern bearer", "cyclist", "astronaut", "knight", "robot",
        "portrait", "sailor", "watcher", "gull", "owl", "butterfly", "horse", "deer", "dog", "cat", "rabbit", "elephant",
        "whale", "fish", "turtle", "jellyfish", "swan", "sailboat", "rowing boat", "steamer", "balloon", "airship", "plane",
        "rocket", "train", "tram", "car", "truck", "submarine", "lighthouse", "windmill", "tree", "house", "paper lantern",
        "tent",
    ];

    /// <summary>19 settings.</summary>
    public static readonly IReadOnlyList<string> Settings =
    [
        "sea", "harbour", "lake", "beach", "mountains", "canyon", "desert", "street", "avenue", "rooftops", "forest",
        "meadow", "snowfield", "valley", "village", "underwater", "space", "moon", "room",
    ];

    /// <summary>Hours.</summary>
    public static readonly IReadOnlyList<string> Times =
    [
        "dawn", "day", "dusk", "night",
    ];

    /// <summary>Weathers.</summary>
    public static readonly IReadOnlyList<string> Weathers =
    [
        "clear", "rain", "snow", "fog", "wind", "storm",
    ];

    /// <summary>12 colours of subjects.</summary>
    public static readonly IReadOnlyList<string> Colors =
    [
        "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "black", "grey", "white",
    ];

    /// <summary>13 motions.</summary>
    public static readonly IReadOnlyList<string> Motions =
    [
        "left", "right", "rise", "descend", "toward", "away", "circle", "hop", "rock", "spin", "zigzag", "turnback", "still",
    ];

    /// <summary>9 camera moves.</summary>
    public static readonly IReadOnlyList<string> Cameras =
    [
        "static", "pan_left", "pan_right", "tilt_up", "tilt_down", "push_in", "pull_out", "truck_left", "truck_right",
    ];

    /// <summary>Drawing styles.</summary>
    public static readonly IReadOnlyList<string> Styles =
    [
        "painted", "ink", "nightlit", "paper", "pencil",
    ];

    /// <summary>Shot sizes.</summary>
    public static readonly IReadOnlyList<string> Shots =
    [
        "wide", "medium", "close",
    ];

    /// <summary>Where the second subject is, seen from the first.</summary>
    public static readonly IReadOnlyList<string> Relations =
    [
        "left", "right", "behind", "front", "follow",
    ];
}
