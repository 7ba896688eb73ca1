namespace SoraCollab.Training.World;

/// <summary>
/// A part of the world's names: what a model is trained on, and what the studio may say it knows. Colours and motions are
/// always all of them. <paramref name="TwoSubjects"/> is the share of scenes with a second subject, 0 to 1.
/// </summary>
public sealed record WorldPart(
    IReadOnlyList<string> Subjects, IReadOnlyList<string> Settings, IReadOnlyList<string> Cameras,
    IReadOnlyList<string> Styles, double TwoSubjects)
{
    /// <summary>Everything that can be drawn; 3 scenes in 10 have two subjects.</summary>
    public static WorldPart Everything { get; } =
        new(SceneNames.Subjects, SceneNames.Settings, SceneNames.Cameras, SceneNames.Styles, .3);

    /// <summary>What the first bundled model is trained on: one subject a shot, painted.</summary>
    public static WorldPart First { get; } = new(
        ["walker", "gull", "butterfly", "horse", "dog", "sailboat", "balloon", "plane", "train", "car", "lighthouse", "windmill", "tree"],
        ["sea", "beach", "mountains", "desert", "street", "meadow"],
        ["static", "pan_left", "pan_right", "push_in", "pull_out"],
        ["painted"],
        0);

    /// <summary>The part of a name.</summary>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    public static WorldPart Named(string name) => name switch
    {
        "first" => First,
        "everything" => Everything,
        _ => throw new ArgumentException($"The parts of the world are first and everything, not '{name}'.", nameof(name)),
    };

    /// <summary>The motions that any of its subjects can make in any of its settings, in the world's order.</summary>
    public IReadOnlyList<string> Motions()
    {
        var possible = (from subject in Subjects from setting in Settings where ScenePlacing.Fits(subject, setting)
                        from motion in ScenePlacing.MotionsFor(subject, setting) select motion).ToHashSet();
        return SceneNames.Motions.Where(possible.Contains).ToArray();
    }
}
