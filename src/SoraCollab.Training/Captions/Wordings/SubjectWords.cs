namespace SoraCollab.Training.Captions.Wordings;

/// <summary>Nouns for the subjects; {c} stands for the colour and is left out where a caption states none.</summary>
internal static class SubjectWords
{
    /// <summary>Subject to noun phrases without an article.</summary>
    public static readonly WordingTable All = new()
    {
        { "walker", "walker in a {c} coat", "man in a {c} coat", "man in a long {c} coat", "person in a {c} coat" },
        { "kite child", "child with a {c} kite", "child flying a {c} kite", "kid with a {c} kite" },
        { "umbrella woman", "woman with a {c} umbrella", "woman under a {c} umbrella" },
        { "dancer", "dancer in a {c} dress", "{c} dancer", "ballerina in a {c} dress" },
        {
            "lantern bearer",
            "lantern bearer in a {c} cloak",
            "hooded figure in a {c} cloak with a lantern",
            "person in a {c} cloak carrying a lantern"
        },
        { "cyclist", "cyclist in a {c} jersey", "{c} cyclist", "person in a {c} jersey on a bicycle" },
        { "astronaut", "{c} astronaut", "astronaut in a {c} suit", "{c} spaceman" },
        { "knight", "{c} knight on a horse", "knight in {c} on a horse", "{c} knight on horseback" },
        { "portrait", "young woman in a {c} coat", "woman in a {c} coat", "girl in a {c} coat" },
        { "sailor", "bearded sailor in a {c} coat", "sailor in a {c} coat", "old sailor in a {c} coat" },
        { "watcher", "watcher in a {c} cloak holding up a lantern", "hooded watcher in a {c} cloak with a raised lantern" },
        { "robot", "{c} robot", "small {c} robot" },
        { "gull", "{c} gull", "{c} seagull", "{c} bird" },
        { "owl", "{c} owl" },
        { "butterfly", "{c} butterfly" },
        { "horse", "{c} horse" },
        { "deer", "{c} deer", "{c} stag" },
        { "dog", "{c} dog" },
        { "cat", "{c} cat" },
        { "rabbit", "{c} rabbit", "{c} hare" },
        { "elephant", "{c} elephant" },
        { "whale", "{c} whale" },
        { "fish", "{c} fish" },
        { "turtle", "{c} sea turtle", "{c} turtle" },
        { "jellyfish", "{c} jellyfish" },
        { "swan", "{c} swan" },
        { "sailboat", "{c} sailboat", "{c} sailing boat", "small {c} sailboat" },
        { "rowing boat", "{c} rowing boat", "man in a {c} rowing boat", "{c} rowboat" },
        { "steamer", "{c} steamer", "{c} steamship" },
        { "balloon", "{c} hot air balloon", "{c} hot-air balloon", "{c} balloon" },
        { "airship", "{c} airship", "{c} zeppelin" },
        { "plane", "{c} propeller plane", "{c} plane", "{c} aeroplane" },
        { "rocket", "{c} rocket", "{c} spaceship" },
        { "train", "{c} steam train", "{c} train" },
        { "tram", "{c} tram", "{c} streetcar" },
        { "car", "{c} car" },
        { "truck", "{c} truck", "{c} lorry" },
        { "submarine", "{c} submarine" },
        { "lighthouse", "{c} lighthouse" },
        { "windmill", "{c} windmill" },
        { "tree", "{c} tree", "tree with {c} leaves" },
        { "house", "{c} house", "{c} cottage", "small {c} house" },
        { "paper lantern", "{c} paper lantern", "{c} sky lantern" },
        { "tent", "{c} tent" },
    };
}
