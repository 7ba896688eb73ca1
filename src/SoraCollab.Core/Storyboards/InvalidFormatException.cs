namespace SoraCollab.Core.Storyboards;

/// <summary>A size, length or frame rate is not allowed.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
public sealed class InvalidFormatException(string message)
    : CommandRefusedException(message);
