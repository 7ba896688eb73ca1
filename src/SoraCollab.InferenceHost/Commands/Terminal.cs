namespace SoraCollab.InferenceHost.Commands;

/// <summary>Where a command writes.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Errors">What went wrong.</param>
/// <param name="IsInteractive">Whether a line may be written over, as on a screen; a file gets line after line.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Errors, bool IsInteractive);
