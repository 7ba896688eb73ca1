namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Answers a note.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="NoteId">The note.</param>
/// <param name="Words">1 to 2,000 characters.</param>
public sealed record ReplyToNote(ShotId ShotId, NoteId NoteId, string Words) : StoryboardCommand;
