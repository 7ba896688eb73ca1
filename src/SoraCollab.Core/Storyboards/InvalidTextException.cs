namespace SoraCollab.Core.Storyboards;

/// <summary>A title or slug line is too long, empty where it must not be, or not text.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
public sealed class InvalidTextException(string message)
    : CommandRefusedException(message);
