using Microsoft.AspNetCore.Components;

namespace SoraCollab.Web.Rooms;

/// <summary>A part of any page of a project: it has the session of its page and is drawn anew whenever that changed.</summary>
public abstract class RoomPart : ComponentBase
{
    /// <summary>The open project, shared with everybody.</summary>
    [CascadingParameter] protected BoardSession Session { get; set; } = default!;

    /// <summary>Counts the changes of the page: its objects stay the same, so that without it a part would not know.</summary>
    [CascadingParameter(Name = "Revision")] protected long Revision { get; set; }
}
