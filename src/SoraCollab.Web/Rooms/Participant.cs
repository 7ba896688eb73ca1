using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>Somebody who has the board open.</summary>
/// <param name="User">The account.</param>
/// <param name="Name">The display name.</param>
/// <param name="Initials">One or two letters for the badge.</param>
/// <param name="Colour">1 to 8: which of the people colours is theirs.</param>
/// <param name="Where">Where they are.</param>
/// <param name="IsMe">Whether it is the person looking.</param>
public sealed record Participant(UserId User, string Name, string Initials, int Colour, Whereabouts Where, bool IsMe)
{
    /// <summary>The shot whose prompt or settings they have under their hands.</summary>
    public ShotId? Editing => Where.Shot;
}
