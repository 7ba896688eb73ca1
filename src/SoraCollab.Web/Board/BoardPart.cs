using Microsoft.AspNetCore.Components;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Board;

/// <summary>A part of the board: it also has what this person looks at there.</summary>
public abstract class BoardPart : RoomPart
{
    /// <summary>What this person looks at.</summary>
    [CascadingParameter] protected BoardView View { get; set; } = default!;
}
