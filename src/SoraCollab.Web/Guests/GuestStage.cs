using SoraCollab.Core;
using SoraCollab.Web.Review;

namespace SoraCollab.Web.Guests;

/// <summary>What the leader of a viewing shows, as guests are told.</summary>
/// <param name="Leader">Their first name.</param>
/// <param name="Colour">Their colour, 1 to 8.</param>
/// <param name="Shot">The shot in the player.</param>
/// <param name="Take">The take in the player.</param>
/// <param name="Play">What the player does.</param>
public sealed record GuestStage(string Leader, int Colour, ShotId Shot, TakeId Take, PlayState Play);
