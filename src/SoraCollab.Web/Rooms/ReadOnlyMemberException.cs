using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>A viewer of a project tried to change it.</summary>
public sealed class ReadOnlyMemberException()
    : StudioException("You may look at this project but not change it. Ask one of its owners to make you an editor.");
