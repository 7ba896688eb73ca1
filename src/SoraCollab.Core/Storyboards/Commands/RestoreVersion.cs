namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>
/// Brings the film back to how it was written at an earlier version, as a new edit: takes, notes and judgement stay, and nothing leaves the log.
/// </summary>
/// <param name="Version">The version, from 0 to the one before the present.</param>
public sealed record RestoreVersion(long Version) : StoryboardCommand;
