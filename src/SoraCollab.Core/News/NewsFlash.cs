namespace SoraCollab.Core.News;

/// <summary>What a change of the film is to one person.</summary>
/// <param name="To">Who is told.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Shot">The shot that it is about.</param>
/// <param name="Note">The note that it is about; null where it is about none.</param>
/// <param name="Take">The take that it is about; null where it is about none.</param>
/// <param name="Words">What was said, or the new status; may be empty.</param>
public sealed record NewsFlash(UserId To, NewsKind Kind, ShotId Shot, NoteId? Note, TakeId? Take, string Words);
