using System.Collections.Immutable;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>
/// A storyboard with the part of its log that merging and undo look back on. A value: <see cref="Append"/> makes the next one.
/// </summary>
public sealed class StoryboardHistory
{
    /// <summary>Entries that are looked back on by default: hours of typing by a whole team.</summary>
    public const int DefaultCapacity = 2000;

    private readonly ImmutableList<StoryboardLogEntry> recent;
    private readonly ImmutableDictionary<OperationId, StoryboardLogEntry> byOperation;
    private readonly ImmutableDictionary<UserId, UndoStack> undoStacks;
    private readonly int capacity;

    private StoryboardHistory(
        Storyboard current,
        ImmutableList<StoryboardLogEntry> recent,
        ImmutableDictionary<OperationId, StoryboardLogEntry> byOperation,
        ImmutableDictionary<UserId, UndoStack> undoStacks,
        int capacity)
    {
        Current = current;
        this.recent = recent;
        this.byOperation = byOperation;
        this.undoStacks = undoStacks;
        this.capacity = capacity;
    }

    /// <summary>The storyboard now.</summary>
    public Storyboard Current { get; }

    /// <summary>The oldest version that an edit may be based on and still be merged.</summary>
    public long OldestBaseVersion => Current.Version - recent.Count;

    /// <summary>Starts from what is stored.</summary>
    /// <param name="current">The storyboard as last committed.</param>
    /// <param name="recent">The last entries of its log, oldest first, without gaps, up to its version.</param>
    /// <param name="capacity">How many entries to look back on.</param>
    /// <exception cref="ArgumentException">The entries have gaps or end at another version.</exception>
    public static StoryboardHistory Load(Storyboard current, IReadOnlyList<StoryboardLogEntry> recent, int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        for (var i = 0; i < recent.Count; i++)
            if (recent[i].Version != current.Version - recent.Count + i + 1)
                throw new ArgumentException(
                    $"Entry {recent[i].Version} stands where {current.Version - recent.Count + i + 1} belongs: the log must be whole up to version {current.Version}.", nameof(recent));

        var kept = recent.Skip(recent.Count - capacity).ToImmutableList();
        var stacks = kept.Aggregate(ImmutableDictionary<UserId, UndoStack>.Empty, Follow);
        return new(current, kept, kept.ToImmutableDictionary(entry => entry.OperationId), stacks, capacity);
    }

    /// <summary>The history after an accepted command.</summary>
    /// <exception cref="ArgumentException">The entry does not follow <see cref="Current"/>.</exception>
    public StoryboardHistory Append(StoryboardLogEntry entry)
    {
        var entries = recent.Add(entry);
        var operations = byOperation.Add(entry.OperationId, entry);
        if (entries.Count > capacity)
        {
            operations = operations.Remove(entries[0].OperationId);
            entries = entries.RemoveAt(0);
        }
        return new(StoryboardReducer.Apply(Current, entry), entries, operations, Follow(undoStacks, entry), capacity);
    }

    /// <summary>The entry that a command made, if it is among those looked back on.</summary>
    public StoryboardLogEntry? Find(OperationId operation) => byOperation.GetValueOrDefault(operation);

    /// <summary>The entries after <paramref name="version"/>, oldest first.</summary>
    /// <param name="version">From <see cref="OldestBaseVersion"/> to the present version.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version lies outside that range.</exception>
    public IEnumerable<StoryboardLogEntry> Since(long version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, OldestBaseVersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, Current.Version);
        return recent.Skip((int)(version - OldestBaseVersion));
    }

    /// <summary>A removed shot as it would come back; null where its removal is not among the entries looked back on.</summary>
    internal Shot? FindRemoved(ShotId id)
    {
        for (var i = recent.Count - 1; i >= 0; i--)
        {
            var removed = recent[i].Events
                .SelectMany(happened => happened switch
                {
                    ShotRemoved one => [one.Shot],
                    SceneRemoved scene => scene.Scene.Shots,
                    _ => Enumerable.Empty<Shot>(),
                })
                .FirstOrDefault(shot => shot.Id == id);
            if (removed is not null) return WithTakesSince(removed, recent[i].Version);
        }
        return null;
    }

    /// <summary>A shot that was removed by the version, with the takes that were handed in since; its first take stands in the film.</summary>
    internal Shot WithTakesSince(Shot shot, long version)
    {
        var takes = Since(Math.Max(version, OldestBaseVersion))
            .SelectMany(entry => entry.Events)
            .OfType<TakeAdded>()
            .Where(added => added.ShotId == shot.Id && shot.Takes.All(take => take.Id != added.Take.Id))
            .Select(added => added.Take)
            .ToImmutableArray();
        if (takes.IsEmpty) return shot;
        return shot with { Takes = shot.Takes.AddRange(takes), ChosenTake = shot.Takes.IsEmpty ? takes[0].Id : shot.ChosenTake };
    }

    /// <summary>The same past with another present, to see what a second change would make of the first.</summary>
    internal StoryboardHistory With(Storyboard present) => new(present with { Version = Current.Version }, recent, byOperation, undoStacks, capacity);

    internal UndoStack UndoStackOf(UserId actor) => undoStacks.GetValueOrDefault(actor, UndoStack.Empty);

    /// <summary>True where the entries looked back on show that somebody else touched one of the shots, or the scene, after a version.</summary>
    internal bool TouchedByOthers(UserId actor, long sinceVersion, SceneId? scene, IReadOnlySet<ShotId> shots) =>
        sinceVersion < OldestBaseVersion
        || Since(sinceVersion).Any(entry => entry.Actor != actor
            && entry.Events.Any(happened => StoryboardInversion.ShotOf(happened) is { } shot && shots.Contains(shot)
                || scene is not null && StoryboardInversion.ScenesOf(happened).Contains(scene.Value)));

    private static ImmutableDictionary<UserId, UndoStack> Follow(ImmutableDictionary<UserId, UndoStack> stacks, StoryboardLogEntry entry)
    {
        if (entry.Events.IsEmpty) return stacks;
        var followed = stacks.ToBuilder();
        foreach (var (actor, stack) in stacks)
            if (actor != entry.Actor) followed[actor] = stack.Rebase(entry.Events);
        followed[entry.Actor] = stacks.GetValueOrDefault(entry.Actor, UndoStack.Empty).Follow(entry);
        return followed.ToImmutable();
    }
}
