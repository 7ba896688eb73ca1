using SoraCollab.Core;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Review;

/// <summary>What the leader of a viewing shows.</summary>
/// <param name="Leader">Who leads.</param>
/// <param name="Shot">The shot in the player.</param>
/// <param name="Take">The take in the player.</param>
/// <param name="Compared">The take it is compared with; null for none.</param>
/// <param name="Mode">How the two are looked at.</param>
/// <param name="Play">What the player does.</param>
public sealed record StageState(Person Leader, ShotId Shot, TakeId Take, TakeId? Compared, CompareMode Mode, PlayState Play);
