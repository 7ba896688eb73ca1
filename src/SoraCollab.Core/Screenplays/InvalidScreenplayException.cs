using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Screenplays;

/// <summary>What was given is no screenplay that can be read.</summary>
/// <param name="message">Why not, and what can be.</param>
public sealed class InvalidScreenplayException(string message) : CommandRefusedException(message);
