namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Adds a timed part to a shot's prompt.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="BeatId">The new beat's id, chosen by the sender and not used before in the shot.</param>
/// <param name="AtFrame">The frame it begins at: within the shot, and no other beat's.</param>
/// <param name="Words">What happens then, 1 to 500 characters.</param>
public sealed record AddBeat(ShotId ShotId, BeatId BeatId, int AtFrame, string Words) : StoryboardCommand;
