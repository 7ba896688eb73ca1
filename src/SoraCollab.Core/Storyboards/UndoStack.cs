using System.Collections.Immutable;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Storyboards;

/// <summary>
/// What one person can undo and redo. Follows from the log alone, so that it is the same after a restart. Each item stands
/// against the state in which the items above it are taken back; what others type is transformed through from the top.
/// </summary>
internal sealed record UndoStack
{
    /// <summary>Items kept of each kind.</summary>
    internal const int Capacity = 200;

    /// <summary>Keystrokes closer together than this are undone together...</summary>
    internal static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(1);

    /// <summary>...up to this long, so that one undo never takes back minutes of writing.</summary>
    internal static readonly TimeSpan LongestTyping = TimeSpan.FromSeconds(5);

    internal static readonly UndoStack Empty = new();

    /// <summary>What can be undone, the last done last.</summary>
    public ImmutableList<UndoItem> Undo { get; init; } = [];

    /// <summary>What can be done again, the last undone last.</summary>
    public ImmutableList<UndoItem> Redo { get; init; } = [];

    // True right after a person typed, when the next keystroke may join the last item.
    private bool Typing { get; init; }

    /// <summary>The stacks after this person's own command.</summary>
    public UndoStack Follow(StoryboardLogEntry entry)
    {
        var stacks = this with { Typing = false };
        if (entry.Undoes is { } undone) stacks = stacks with { Undo = Pop(Undo, undone) };
        if (entry.Redoes is { } redone) stacks = stacks with { Redo = Pop(Redo, redone) };

        foreach (var happened in entry.Events)
        {
            if (StoryboardInversion.Invert(happened) is not { } reversal) continue;
            var item = new UndoItem(entry.OperationId, reversal, entry.Version, entry.At, entry.At);
            if (entry.Undoes is not null) stacks = stacks with { Redo = stacks.Redo.Add(item) };
            else if (entry.Redoes is not null) stacks = stacks with { Undo = stacks.Undo.Add(item) };
            else stacks = stacks.Push(item, mayJoin: Typing);
        }
        return stacks with { Undo = Trim(stacks.Undo), Redo = Trim(stacks.Redo) };
    }

    /// <summary>The stacks after somebody else's command.</summary>
    public UndoStack Rebase(ImmutableArray<StoryboardEvent> events)
    {
        var stacks = this;
        foreach (var edited in events.OfType<PromptEdited>())
            stacks = stacks with { Undo = Rebase(stacks.Undo, edited), Redo = Rebase(stacks.Redo, edited) };
        return stacks;
    }

    private UndoStack Push(UndoItem item, bool mayJoin)
    {
        var isText = item.Text is not null;
        if (mayJoin && isText && Undo is [.., { } last] && last.Text is { } before
            && ((PromptEdited)last.Reversal).ShotId == ((PromptEdited)item.Reversal).ShotId
            && item.At - last.At <= TypingPause && item.At - last.StartedAt <= LongestTyping)
        {
            var joined = item.WithText(item.Text!.Compose(before)) with { StartedAt = last.StartedAt };
            return this with { Undo = Undo.SetItem(Undo.Count - 1, joined), Redo = [], Typing = true };
        }
        return this with { Undo = Undo.Add(item), Redo = [], Typing = isText };
    }

    // What lies above the item was skipped when it was undone. Text skipped so is still in the prompt, though the items below
    // it count on its having been taken back: those of the same shot no longer fit and go too.
    private static ImmutableList<UndoItem> Pop(ImmutableList<UndoItem> items, OperationId operation)
    {
        var (index, last) = (items.FindIndex(item => item.OperationId == operation), items.FindLastIndex(item => item.OperationId == operation));
        if (index < 0) return items;
        var skipped = items.Skip(last + 1)
            .Where(item => item.Text is { IsIdentity: false })
            .Select(item => ((PromptEdited)item.Reversal).ShotId)
            .ToHashSet();
        return items.GetRange(0, index)
            .RemoveAll(item => item.Reversal is PromptEdited edited && skipped.Contains(edited.ShotId));
    }

    private static ImmutableList<UndoItem> Rebase(ImmutableList<UndoItem> items, PromptEdited edited)
    {
        var rebased = items;
        var theirs = edited.Operation;
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (items[i].Reversal is not PromptEdited reversal || reversal.ShotId != edited.ShotId) continue;
            (var ours, theirs) = TextOperation.Transform(reversal.Operation, theirs);
            rebased = rebased.SetItem(i, items[i].WithText(ours));
        }
        return rebased;
    }

    private static ImmutableList<UndoItem> Trim(ImmutableList<UndoItem> items) =>
        items.Count > Capacity ? items.RemoveRange(0, items.Count - Capacity) : items;
}
