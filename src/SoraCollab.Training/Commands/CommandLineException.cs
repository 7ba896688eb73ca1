namespace SoraCollab.Training.Commands;

/// <summary>A command line that cannot be followed; the message is for whoever typed it.</summary>
public sealed class CommandLineException(string message) : Exception(message);
