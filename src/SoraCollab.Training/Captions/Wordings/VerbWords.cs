namespace SoraCollab.Training.Captions.Wordings;

/// <summary>Verbs for how a subject moves from place to place.</summary>
internal static class VerbWords
{
    /// <summary>Subject to bare verbs; a subject without a row stands.</summary>
    public static readonly WordingTable All = new()
    {
        { "walker", "walk", "stroll" },
        { "kite child", "run", "walk" },
        { "umbrella woman", "walk", "stroll" },
        { "dancer", "dance" },
        { "lantern bearer", "walk", "wander" },
        { "cyclist", "ride", "cycle" },
        { "astronaut", "walk" },
        { "knight", "ride" },
        { "portrait", "walk" },
        { "sailor", "walk" },
        { "watcher", "walk" },
        { "robot", "walk", "march" },
        { "gull", "fly", "glide" },
        { "owl", "fly" },
        { "butterfly", "fly", "flutter" },
        { "horse", "trot", "walk" },
        { "deer", "trot", "walk" },
        { "dog", "trot", "run" },
        { "cat", "walk", "prowl" },
        { "rabbit", "bound", "run" },
        { "elephant", "walk", "plod" },
        { "whale", "swim" },
        { "fish", "swim" },
        { "turtle", "swim", "glide" },
        { "jellyfish", "drift", "swim" },
        { "swan", "glide", "swim" },
        { "sailboat", "sail", "glide" },
        { "rowing boat", "glide", "move" },
        { "steamer", "steam", "sail" },
        { "balloon", "drift", "float" },
        { "airship", "fly", "drift" },
        { "plane", "fly" },
        { "rocket", "fly" },
        { "train", "roll", "travel" },
        { "tram", "roll", "travel" },
        { "car", "drive", "roll" },
        { "truck", "drive", "roll" },
        { "submarine", "cruise", "glide" },
        { "paper lantern", "drift", "float" },
    };
}
