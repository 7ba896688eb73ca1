using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>Somebody's caret or selection moved in a prompt.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="ShotId">The shot.</param>
/// <param name="User">Whose caret.</param>
/// <param name="Name">Their name.</param>
/// <param name="Colour">1 to 8: their colour.</param>
/// <param name="Position">UTF-16 offset of the caret.</param>
/// <param name="SelectionEnd">Where the selection ends; the same as the position for a bare caret.</param>
public sealed record CaretMoved(ProjectId ProjectId, ShotId ShotId, UserId User, string Name, int Colour, int Position, int SelectionEnd);
