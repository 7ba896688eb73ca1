namespace SoraCollab.Core.Storyboards;

/// <summary>A storyboard is as large as it may be.</summary>
/// <param name="message">How large it is and what is allowed.</param>
public sealed class TooManyException(string message) : CommandRefusedException(message);
