namespace SoraCollab.Core.Reviews;

/// <summary>An answer to a note.</summary>
/// <param name="Author">Who answers.</param>
/// <param name="Words">1 to 2,000 characters.</param>
/// <param name="At">When.</param>
public sealed record NoteReply(UserId Author, string Words, DateTimeOffset At);
