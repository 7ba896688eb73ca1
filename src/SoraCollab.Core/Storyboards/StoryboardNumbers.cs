using System.Collections.Immutable;

namespace SoraCollab.Core.Storyboards;

/// <summary>
/// The numbers by which a team speaks of its shots: 010, 020, ... in playing order through the whole film. They follow the
/// order, so a shot that moves gets another number.
/// </summary>
public static class StoryboardNumbers
{
    /// <summary>The number of every shot.</summary>
    public static ImmutableDictionary<ShotId, string> Of(Storyboard storyboard) =>
        storyboard.Shots.Select((shot, index) => KeyValuePair.Create(shot.Id, At(index))).ToImmutableDictionary();

    /// <summary>The number of the shot at a place.</summary>
    /// <param name="index">0 for the film's first shot.</param>
    public static string At(int index) => ((index + 1) * 10).ToString("000", System.Globalization.CultureInfo.InvariantCulture);
}
