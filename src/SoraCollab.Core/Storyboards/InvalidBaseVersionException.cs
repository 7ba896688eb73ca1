namespace SoraCollab.Core.Storyboards;

/// <summary>The version a command was made against is in the future, or older than the log reaches.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class InvalidBaseVersionException(string message)
    : CommandRefusedException(message);
