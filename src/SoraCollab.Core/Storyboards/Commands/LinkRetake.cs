namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Says which take was ordered because of a note.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="NoteId">The note.</param>
/// <param name="TakeId">The take, which may still be waiting to be made.</param>
public sealed record LinkRetake(ShotId ShotId, NoteId NoteId, TakeId TakeId) : StoryboardCommand;
