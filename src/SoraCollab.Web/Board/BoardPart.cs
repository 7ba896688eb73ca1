using Microsoft.AspNetCore.Components;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Board;

/// <summary>A part of the board: it has the session and the view of its page and is drawn anew whenever either changed.</summary>
public abstract class BoardPart : ComponentBase
{
    /// <summary>The open board, shared with everybody.</summary>
    [CascadingParameter] protected BoardSession Session { get; set; } = default!;

    /// <summary>What this person looks at.</summary>
    [CascadingParameter] protected BoardView View { get; set; } = default!;

    /// <summary>Counts the changes of both: the objects stay the same, so that without it a part would not know.</summary>
    [CascadingParameter(Name = "Revision")] protected long Revision { get; set; }
}
