namespace SoraCollab.Core.Storyboards;

/// <summary>A number of steps or a guidance scale is not allowed.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
public sealed class InvalidSamplingException(string message)
    : CommandRefusedException(message);
