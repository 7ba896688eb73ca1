namespace SoraCollab.Core.Storyboards;

/// <summary>A command that cannot be carried out. Nothing changed; the message is for the person who sent it.</summary>
/// <param name="message">What was refused and what is allowed.</param>
public abstract class CommandRefusedException(string message) : StudioException(message);
