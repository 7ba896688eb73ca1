using SoraCollab.Training.World;

namespace SoraCollab.Training.Datasets;

/// <summary>The attributes of a part of the world's scenes as classes, in the order of the part's names.</summary>
internal sealed class SceneLabels
{
    private readonly (string Name, IReadOnlyList<string> Values, Func<Scene, string> Of)[] attributes;

    /// <summary>The style counts only where a part has several.</summary>
    public SceneLabels(WorldPart part)
    {
        (string, IReadOnlyList<string>, Func<Scene, string>)[] always =
        [
            ("subject", part.Subjects, scene => scene.A.Subject),
            ("colour", SceneNames.Colors, scene => scene.A.Color),
            ("motion", SceneNames.Motions, scene => scene.A.Motion),
            ("setting", part.Settings, scene => scene.Setting),
            ("hour", SceneNames.Times, scene => scene.Time),
            ("weather", SceneNames.Weathers, scene => scene.Weather),
            ("camera", part.Cameras, scene => scene.Camera),
            ("shot size", SceneNames.Shots, scene => scene.Shot),
        ];
        attributes = part.Styles.Count > 1 ? [.. always, ("style", part.Styles, scene => scene.Style)] : always;
    }

    /// <summary>Of the part that the first bundled model learns from.</summary>
    public static SceneLabels First { get; } = new(WorldPart.First);

    /// <summary>The attributes' names, as people read them.</summary>
    public IReadOnlyList<string> Names => Array.ConvertAll(attributes, attribute => attribute.Name);

    /// <summary>How many classes each attribute has.</summary>
    public IReadOnlyList<int> Sizes => Array.ConvertAll(attributes, attribute => attribute.Values.Count);

    /// <summary>The name of an attribute's class.</summary>
    public string ValueOf(int attribute, long label) => attributes[attribute].Values[(int)label];

    /// <summary>The classes of a scene.</summary>
    /// <exception cref="ArgumentException">The scene has an attribute outside the part.</exception>
    public long[] Of(Scene scene) => Array.ConvertAll(attributes, attribute => IndexOf(attribute.Values, attribute.Of(scene)));

    /// <summary>The classes of the scene seen in a mirror: what goes left goes right.</summary>
    public long[] Mirrored(IReadOnlyList<long> labels) => [.. labels.Select((label, i) => IndexOf(attributes[i].Values, Mirrored(ValueOf(i, label), attributes[i].Values)))];

    private static string Mirrored(string value, IReadOnlyList<string> values)
    {
        var other = value.EndsWith("left", StringComparison.Ordinal) ? value[..^4] + "right"
            : value.EndsWith("right", StringComparison.Ordinal) ? value[..^5] + "left"
            : value;
        return values.Contains(other) ? other : value;
    }

    private static long IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"'{name}' is not among: {string.Join(", ", names)}.", nameof(name));
    }
}
