using SoraCollab.Training.World;

namespace SoraCollab.Training.Datasets;

/// <summary>The attributes of a scene as classes, in the order of the first part's names.</summary>
internal static class SceneLabels
{
    private static readonly (IReadOnlyList<string> Names, Func<Scene, string> Of)[] Attributes =
    [
        (WorldPart.First.Subjects, scene => scene.A.Subject),
        (SceneNames.Colors, scene => scene.A.Color),
        (SceneNames.Motions, scene => scene.A.Motion),
        (WorldPart.First.Settings, scene => scene.Setting),
        (SceneNames.Times, scene => scene.Time),
        (SceneNames.Weathers, scene => scene.Weather),
        (WorldPart.First.Cameras, scene => scene.Camera),
        (SceneNames.Shots, scene => scene.Shot),
    ];

    /// <summary>How many classes each attribute has.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [.. Attributes.Select(attribute => attribute.Names.Count)];

    /// <exception cref="ArgumentException">The scene has an attribute outside the first part.</exception>
    public static long[] Of(Scene scene) => Array.ConvertAll(Attributes, attribute => IndexOf(attribute.Names, attribute.Of(scene)));

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
