using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Guests;

/// <summary>What a guest says of a shot.</summary>
/// <param name="Shot">The shot.</param>
/// <param name="Status">Approved or Retake.</param>
public sealed record GuestJudgement(ShotId Shot, ShotStatus Status);
