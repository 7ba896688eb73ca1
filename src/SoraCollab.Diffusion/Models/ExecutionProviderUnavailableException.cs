namespace SoraCollab.Diffusion.Models;

/// <summary>The chosen <see cref="ExecutionProvider"/> cannot be used by this build or on this machine.</summary>
/// <param name="message">What was asked for and what would make it available.</param>
/// <param name="inner">The runtime's own error, where it gave one.</param>
public sealed class ExecutionProviderUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
