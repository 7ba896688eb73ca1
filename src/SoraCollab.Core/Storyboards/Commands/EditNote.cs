namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes the words of one's own note.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="NoteId">The note.</param>
/// <param name="Words">The new words.</param>
public sealed record EditNote(ShotId ShotId, NoteId NoteId, string Words) : StoryboardCommand;
