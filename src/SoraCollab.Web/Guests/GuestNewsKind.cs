namespace SoraCollab.Web.Guests;

/// <summary>Kinds of what a guest's page must hear of.</summary>
[Flags]
public enum GuestNewsKind
{
    /// <summary>Nothing happened.</summary>
    None = 0,

    /// <summary>The film changed.</summary>
    Film = 1,

    /// <summary>The team or its links changed, the guest's own perhaps.</summary>
    Team = 2,

    /// <summary>The leader of the viewing shows something else.</summary>
    Stage = 4,

    /// <summary>The leader of the viewing points at something, or ends to.</summary>
    Laser = 8,
}
