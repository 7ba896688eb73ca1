namespace SoraCollab.Core.Storyboards;

/// <summary>The actor may not do this.</summary>
/// <param name="message">What is not allowed and who may do it.</param>
public sealed class NotAllowedException(string message)
    : CommandRefusedException(message);
