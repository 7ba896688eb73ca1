namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes a shot's frame and length.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Format">The new format, within ShotFormatRules.</param>
public sealed record SetShotFormat(ShotId ShotId, ShotFormat Format) : StoryboardCommand;
