using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>The moves of the camera: its view t seconds into a clip of T seconds.</summary>
public static class CameraMoves
{
    private static readonly Dictionary<string, Func<double, double, View>> All = new()
    {
        ["static"] = (_, _) => new View(0, 0, 1, 0),
        ["pan_left"] = (t, length) => new View(-Math.Min(15 * length, 56) * Middle(t, length), 0, 1, .82),
        ["pan_right"] = (t, length) => new View(Math.Min(15 * length, 56) * Middle(t, length), 0, 1, .82),
        ["tilt_up"] = (t, length) => new View(0, -Math.Min(11 * length, 36) * Middle(t, length), 1, .82),
        ["tilt_down"] = (t, length) => new View(0, Math.Min(11 * length, 36) * Middle(t, length), 1, .82),
        ["push_in"] = (t, length) => new View(0, 0, 1 + (Math.Min(.13 * length, .36) * Ease(t / length)), 0),
        ["pull_out"] = (t, length) => new View(0, 0, 1 + (Math.Min(.13 * length, .36) * (1 - Ease(t / length))), 0),
        ["truck_left"] = (t, length) => new View(-Math.Min(17 * length, 48) * Middle(t, length), 0, 1, 0),
        ["truck_right"] = (t, length) => new View(Math.Min(17 * length, 48) * Middle(t, length), 0, 1, 0),
    };

    /// <summary>The move of this name.</summary>
    /// <exception cref="ArgumentException">There is no such move.</exception>
    public static Func<double, double, View> Of(string name) => All.TryGetValue(name, out var move)
        ? move
        : throw new ArgumentException($"There is no camera move '{name}'; there are: {string.Join(", ", All.Keys)}.", nameof(name));

    // -0.5 to 0.5, so that the composed view is the middle of the move.
    private static double Middle(double t, double length) => Ease(t / length) - .5;
}
