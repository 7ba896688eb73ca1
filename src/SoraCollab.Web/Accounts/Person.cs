using SoraCollab.Core;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Accounts;

/// <summary>A signed-in person as pages show them.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The display name.</param>
/// <param name="IsOwner">Whether they run the studio.</param>
public sealed record Person(UserId Id, string Name, bool IsOwner)
{
    /// <summary>1 to 8: which of the people colours is theirs.</summary>
    public int Colour { get; } = PersonColour.IndexOf(Id.Value);

    /// <summary>One or two letters for the round badge.</summary>
    public string Initials { get; } = PersonColour.Initials(Name);
}
