namespace SoraCollab.Training.World;

/// <summary>How a subject moves (walk, fly, swim, sail, drive, fix, bust) and where it may be, in order of preference.</summary>
internal sealed record SubjectTraits(string Movement, params string[] Homes)
{
    /// <summary>The traits of every subject.</summary>
    public static readonly IReadOnlyDictionary<string, SubjectTraits> All = new Dictionary<string, SubjectTraits>
    {
        ["walker"] = new("walk", "ground"),
        ["kite child"] = new("walk", "ground"),
        ["umbrella woman"] = new("walk", "ground"),
        ["dancer"] = new("walk", "ground"),
        ["lantern bearer"] = new("walk", "ground"),
        ["cyclist"] = new("drive", "road", "ground"),
        ["astronaut"] = new("walk", "ground", "void"),
        ["knight"] = new("walk", "ground"),
        ["robot"] = new("walk", "ground", "void"),
        ["portrait"] = new("bust", "frame"),
        ["sailor"] = new("bust", "frame"),
        ["watcher"] = new("bust", "frame"),
        ["gull"] = new("fly", "air"),
        ["owl"] = new("fly", "air"),
        ["butterfly"] = new("fly", "air"),
        ["horse"] = new("walk", "ground"),
        ["deer"] = new("walk", "ground"),
        ["dog"] = new("walk", "ground"),
        ["cat"] = new("walk", "ground"),
        ["rabbit"] = new("walk", "ground"),
        ["elephant"] = new("walk", "ground"),
        ["whale"] = new("sail", "deep", "water"),
        ["fish"] = new("swim", "deep"),
        ["turtle"] = new("swim", "deep"),
        ["jellyfish"] = new("swim", "deep"),
        ["swan"] = new("sail", "water"),
        ["sailboat"] = new("sail", "water"),
        ["rowing boat"] = new("sail", "water"),
        ["steamer"] = new("sail", "water"),
        ["balloon"] = new("fly", "air"),
        ["airship"] = new("fly", "air"),
        ["plane"] = new("fly", "air"),
        ["rocket"] = new("fly", "void", "air"),
        ["train"] = new("drive", "rail"),
        ["tram"] = new("drive", "rail"),
        ["car"] = new("drive", "road"),
        ["truck"] = new("drive", "road"),
        ["submarine"] = new("swim", "deep"),
        ["lighthouse"] = new("fix", "islet", "ground"),
        ["windmill"] = new("fix", "ground"),
        ["tree"] = new("fix", "ground"),
        ["house"] = new("fix", "ground"),
        ["paper lantern"] = new("fly", "air"),
        ["tent"] = new("fix", "ground"),
    };

    /// <summary>The traits of a subject.</summary>
    /// <exception cref="ArgumentException">The world has no such subject.</exception>
    public static SubjectTraits Of(string subject) => All.TryGetValue(subject, out var traits)
        ? traits
        : throw new ArgumentException($"There is no subject '{subject}'; there are: {string.Join(", ", All.Keys)}.", nameof(subject));
}
