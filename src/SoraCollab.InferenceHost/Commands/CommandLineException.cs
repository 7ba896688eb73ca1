namespace SoraCollab.InferenceHost.Commands;

/// <summary>A command line that cannot be followed; the message is for whoever typed it.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
