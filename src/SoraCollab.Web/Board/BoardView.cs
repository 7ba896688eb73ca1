using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Board;

/// <summary>What one person looks at on a board: the selection and the size of the cards. Not shared with others.</summary>
public sealed class BoardView
{
    /// <summary>Fewest and most cards in a row.</summary>
    public const int FewestColumns = 2, MostColumns = 6;

    private int columns = 3;

    /// <summary>Raised after the selection or the layout changed.</summary>
    public event Action? Changed;

    /// <summary>The shot shown by the inspector.</summary>
    public ShotId? Selected { get; private set; }

    /// <summary>Whether the inspector is open where it lies over the board, in a narrow window. In a wide one it always shows.</summary>
    public bool IsInspectorOpen { get; private set; }

    /// <summary>Whether the inspector shows takes rather than the prompt.</summary>
    public InspectorTab Tab { get; private set; }

    /// <summary>Cards in a row, <see cref="FewestColumns"/> to <see cref="MostColumns"/>.</summary>
    public int Columns
    {
        get => columns;
        set
        {
            columns = Math.Clamp(value, FewestColumns, MostColumns);
            Changed?.Invoke();
        }
    }

    /// <summary>Shows a shot in the inspector and opens it; null shows none and closes it.</summary>
    public void Select(ShotId? shot) => Select(shot, open: shot is not null);

    /// <summary>Selects without opening the inspector: what a board does by itself must not cover a narrow window.</summary>
    public void SelectQuietly(ShotId? shot) => Select(shot, open: false);

    /// <summary>Closes the inspector of a narrow window; the selection stays.</summary>
    public void CloseInspector() => Select(Selected, open: false);

    private void Select(ShotId? shot, bool open)
    {
        if (Selected == shot && IsInspectorOpen == open) return;
        Selected = shot;
        IsInspectorOpen = open;
        Changed?.Invoke();
    }

    /// <summary>Turns to another tab of the inspector.</summary>
    public void Show(InspectorTab tab)
    {
        Tab = tab;
        Changed?.Invoke();
    }

    /// <summary>The neighbour of the selection in board order: +1 the next, -1 the one before; the first when nothing is selected.</summary>
    public ShotId? Neighbour(Storyboard storyboard, int step)
    {
        var shots = storyboard.Shots.Select(shot => shot.Id).ToList();
        if (shots.Count == 0) return null;
        var at = Selected is { } selected ? shots.IndexOf(selected) : -1;
        return at < 0 ? shots[0] : shots[Math.Clamp(at + step, 0, shots.Count - 1)];
    }
}
