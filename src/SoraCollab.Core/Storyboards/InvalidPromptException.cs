namespace SoraCollab.Core.Storyboards;

/// <summary>A prompt, or an edit of one, breaks PromptRules.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
public sealed class InvalidPromptException(string message)
    : CommandRefusedException(message);
