namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Says what is seen where a beat begins.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="BeatId">The beat.</param>
/// <param name="Picture">The SHA-256 of project media in lower-case hexadecimal, or null for none.</param>
public sealed record SetBeatPicture(ShotId ShotId, BeatId BeatId, string? Picture) : StoryboardCommand;
