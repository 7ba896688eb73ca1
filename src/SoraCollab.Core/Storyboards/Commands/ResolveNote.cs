namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Says that the team is done with a note, or not after all.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="NoteId">The note.</param>
/// <param name="IsResolved">Whether it is done with.</param>
public sealed record ResolveNote(ShotId ShotId, NoteId NoteId, bool IsResolved) : StoryboardCommand;
