namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Copies a shot's prompt and settings, not its takes, to a new draft right after it.</summary>
/// <param name="ShotId">The shot to copy.</param>
/// <param name="NewShotId">The copy's id, chosen by the sender and not used before.</param>
public sealed record DuplicateShot(ShotId ShotId, ShotId NewShotId) : StoryboardCommand;
