namespace SoraCollab.Training.World.Subjects;

/// <summary>The subjects by name.</summary>
public static class SubjectCatalog
{
    private static readonly SubjectDefinition[] Rows =
    [
        new("walker", People.Walker, "people", ["ground"], (-18, -60, 16, 2), 15, 34),
        new("kite child", People.KiteChild, "people", ["ground"], (-50, -88, 14, 2), 13, 24, "walk", 1.2),
        new("umbrella woman", People.UmbrellaWoman, "people", ["ground"], (-22, -74, 32, 2), 13, 28),
        new("dancer", People.Dancer, "people", ["ground"], (-36, -56, 22, 2), 9, 24, "walk", 1.08),
        new("lantern bearer", People.LanternBearer, "people", ["ground"], (-15, -58, 26, 2), 12, 30),
        new("cyclist", Travellers.Cyclist, "people", ["road", "ground"], (-30, -61, 30, 2), 26, 40, "drive"),
        new("astronaut", Travellers.Astronaut, "people", ["ground", "void"], (-22, -60, 24, 5), 12, 28),
        new("knight", Travellers.Knight, "people", ["ground"], (-46, -95, 50, 2), 20, 42, "walk", .86),
        new("robot", Travellers.Robot, "people", ["ground", "void"], (-24, -68, 24, 2), 12, 26),
        new("portrait", Portraits.Portrait, "people", ["frame"], (-66, -124, 64, 8), 13, 34, "bust"),
        new("sailor", Portraits.Sailor, "people", ["frame"], (-72, -131, 70, 8), 13, 34, "bust"),
        new("watcher", Portraits.Watcher, "people", ["frame"], (-60, -114, 74, 8), 12, 34, "bust"),
        new("gull", Winged.Gull, "animals", ["air"], (-44, -36, 44, 30), 24, 20, "fly", .95),
        new("owl", Winged.Owl, "animals", ["air"], (-40, -44, 40, 34), 18, 20, "fly", .95),
        new("butterfly", Winged.Butterfly, "animals", ["air"], (-32, -34, 34, 30), 14, 20, "fly", .85),
        new("horse", Horses.Horse, "animals", ["ground"], (-48, -78, 50, 2), 24, 44, "walk", .9),
        new("deer", WildAnimals.Deer, "animals", ["ground"], (-28, -84, 38, 2), 20, 38),
        new("dog", Pets.Dog, "animals", ["ground"], (-30, -44, 32, 2), 18, 28, "walk", 1.05),
        new("cat", Pets.Cat, "animals", ["ground"], (-34, -48, 28, 2), 12, 24, "walk", 1.05),
        new("rabbit", Pets.Rabbit, "animals", ["ground"], (-20, -50, 22, 4), 16, 24, "walk", 1.15),
        new("elephant", WildAnimals.Elephant, "animals", ["ground"], (-40, -68, 56, 2), 12, 30, "walk", .95),
        new("whale", SeaAnimals.Whale, "animals", ["deep", "water"], (-66, -52, 50, 26), 13, 20, "sail"),
        new("fish", SeaAnimals.Fish, "animals", ["deep"], (-40, -28, 32, 26), 16, 20, "swim"),
        new("turtle", SeaAnimals.Turtle, "animals", ["deep"], (-36, -26, 38, 28), 12, 20, "swim", 1.1),
        new("jellyfish", SeaAnimals.Jellyfish, "animals", ["deep"], (-28, -32, 28, 44), 9, 20, "swim"),
        new("swan", SeaAnimals.Swan, "animals", ["water"], (-34, -48, 36, 5), 11, 20, "sail", 1.05),
        new("sailboat", Boats.Sailboat, "vehicles", ["water"], (-32, -72, 36, 9), 12, 20, "sail"),
        new("rowing boat", Boats.Rowboat, "vehicles", ["water"], (-36, -40, 38, 10), 11, 20, "sail"),
        new("steamer", Boats.Steamer, "vehicles", ["water"], (-66, -80, 52, 8), 11, 20, "sail", .95),
        new("balloon", Aircraft.Balloon, "vehicles", ["air"], (-32, -42, 32, 46), 12, 20, "fly"),
        new("airship", Aircraft.Airship, "vehicles", ["air"], (-60, -24, 56, 30), 14, 20, "fly", .95),
        new("plane", Aircraft.Plane, "vehicles", ["air"], (-44, -26, 40, 30), 30, 20, "fly"),
        new("rocket", Aircraft.Rocket, "vehicles", ["void", "air"], (-24, -50, 24, 62), 22, 20, "fly", .8),
        new("train", RailVehicles.Train, "vehicles", ["rail"], (-84, -72, 56, 2), 26, 20, "drive", .85),
        new("tram", RailVehicles.Tram, "vehicles", ["rail"], (-50, -64, 50, 2), 22, 20, "drive", .95),
        new("car", LandVehicles.Car, "vehicles", ["road"], (-36, -34, 36, 2), 28, 20, "drive", 1.05),
        new("truck", LandVehicles.Truck, "vehicles", ["road"], (-46, -48, 48, 2), 24, 20, "drive", .95),
        new("submarine", Boats.Submarine, "vehicles", ["deep"], (-50, -38, 46, 20), 13, 20, "swim"),
        new("lighthouse", Structures.Lighthouse, "things", ["islet", "ground"], (-34, -96, 36, 6), 0, 20, "fix", 1.2, Beam: true),
        new("windmill", Structures.Windmill, "things", ["ground"], (-44, -96, 48, 2), 0, 20, "fix", .95),
        new("tree", Structures.Tree, "things", ["ground"], (-36, -78, 36, 4), 0, 20, "fix"),
        new("house", Structures.House, "things", ["ground"], (-36, -90, 36, 2), 0, 20, "fix", .95),
        new("paper lantern", Structures.PaperLantern, "things", ["air"], (-20, -32, 20, 24), 10, 20, "fly", .9),
        new("tent", Structures.Tent, "things", ["ground"], (-46, -44, 46, 3), 0, 20, "fix"),
    ];

    private static readonly Dictionary<string, SubjectDefinition> ByName = Rows.ToDictionary(subject => subject.Name);

    /// <summary>All subjects, in the order in which scenes draw them.</summary>
    public static IReadOnlyList<SubjectDefinition> All => Rows;

    /// <summary>The subject of this name.</summary>
    /// <exception cref="ArgumentException">There is no such subject.</exception>
    public static SubjectDefinition Of(string name) => ByName.TryGetValue(name, out var subject)
        ? subject
        : throw new ArgumentException($"There is no subject '{name}'; there are: {string.Join(", ", ByName.Keys)}.", nameof(name));
}
