namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Moves a beat in time.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="BeatId">The beat.</param>
/// <param name="AtFrame">The frame it begins at: within the shot, and no other beat's.</param>
public sealed record MoveBeat(ShotId ShotId, BeatId BeatId, int AtFrame) : StoryboardCommand;
