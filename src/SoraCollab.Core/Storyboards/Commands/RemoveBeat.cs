namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Removes a beat.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="BeatId">The beat.</param>
public sealed record RemoveBeat(ShotId ShotId, BeatId BeatId) : StoryboardCommand;
