namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Removes one's own note.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="NoteId">The note.</param>
public sealed record RemoveNote(ShotId ShotId, NoteId NoteId) : StoryboardCommand;
