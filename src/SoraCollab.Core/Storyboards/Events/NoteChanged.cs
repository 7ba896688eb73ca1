using SoraCollab.Core.Reviews;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A note on a shot's take came, changed or went.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">As it was; null where there was none.</param>
/// <param name="After">As it is; null where there is none any more.</param>
public sealed record NoteChanged(ShotId ShotId, Note? Before, Note? After) : StoryboardEvent;
