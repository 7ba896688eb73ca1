namespace SoraCollab.Core.Verbs;

/// <summary>What is asked of a shot cannot be done.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
public sealed class InvalidVerbException(string message) : StudioException(message);
