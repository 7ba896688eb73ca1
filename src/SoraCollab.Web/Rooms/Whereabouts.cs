using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>Where somebody is in a project.</summary>
/// <param name="Page">The page: "Board", "Shot", "Review", ...; empty until it is known.</param>
/// <param name="Shot">The shot that they look at or work on; null for none.</param>
/// <param name="Field">The field that they have under their hands, by its label: "Title of shot"; null for none.</param>
/// <param name="IsIdle">Whether they have touched nothing for a while.</param>
public sealed record Whereabouts(string Page = "", ShotId? Shot = null, string? Field = null, bool IsIdle = false)
{
    /// <summary>Most characters of a field's label that a browser may send.</summary>
    public const int MostLetters = 80;
}
