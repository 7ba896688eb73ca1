namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes the words of a beat.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="BeatId">The beat.</param>
/// <param name="Words">What happens then, 1 to 500 characters.</param>
public sealed record EditBeat(ShotId ShotId, BeatId BeatId, string Words) : StoryboardCommand;
