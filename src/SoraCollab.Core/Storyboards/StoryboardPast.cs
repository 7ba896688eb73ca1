using System.Collections.Immutable;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>Goes back in a project's log.</summary>
public static class StoryboardPast
{
    /// <summary>The storyboard before some entries: each is taken back, the last first.</summary>
    /// <param name="current">The storyboard after the last of the entries.</param>
    /// <param name="since">Entries without gaps, oldest first; the last has the storyboard's version.</param>
    /// <exception cref="ArgumentException">The entries have gaps or end at another version.</exception>
    public static Storyboard Before(Storyboard current, IReadOnlyList<StoryboardLogEntry> since)
    {
        var storyboard = current;
        for (var i = since.Count - 1; i >= 0; i--)
        {
            var entry = since[i];
            if (entry.Version != storyboard.Version)
                throw new ArgumentException($"Entry {entry.Version} cannot be taken back from version {storyboard.Version}: the log must be whole up to there.", nameof(since));
            storyboard = entry.Events.Reverse().Aggregate(storyboard, TakeBack) with { Version = entry.Version - 1 };
        }

        return storyboard;
    }

    private static Storyboard TakeBack(Storyboard storyboard, StoryboardEvent happened) => happened switch
    {
        // Nobody can undo a take, but before it was made it was not there.
        TakeAdded added => storyboard.FindShot(added.ShotId) is { } shot && shot.Takes.FirstOrDefault(take => take.Id == added.Take.Id) is { } take
            ? StoryboardReducer.Apply(storyboard, new TakeRemoved(shot.Id, take, shot.ChosenTake == take.Id))
            : storyboard,
        _ => StoryboardInversion.Invert(happened) is { } reversal ? StoryboardReducer.Apply(storyboard, reversal) : storyboard,
    };

    /// <summary>Every shot that the entries removed, as it was last, with the takes that were handed in for it since.</summary>
    internal static ImmutableDictionary<ShotId, Shot> Removed(IReadOnlyList<StoryboardLogEntry> since)
    {
        var removed = ImmutableDictionary.CreateBuilder<ShotId, Shot>();
        foreach (var happened in since.SelectMany(entry => entry.Events))
        {
            switch (happened)
            {
                case ShotRemoved one:
                    removed[one.Shot.Id] = one.Shot;
                    break;
                case SceneRemoved scene:
                    foreach (var shot in scene.Scene.Shots) removed[shot.Id] = shot;
                    break;
                case TakeAdded added when removed.TryGetValue(added.ShotId, out var shot) && shot.Takes.All(take => take.Id != added.Take.Id):
                    removed[added.ShotId] = shot with { Takes = shot.Takes.Add(added.Take), LastTakeNumber = Math.Max(shot.LastTakeNumber, added.Take.Number) };
                    break;
            }
        }

        return removed.ToImmutable();
    }
}
