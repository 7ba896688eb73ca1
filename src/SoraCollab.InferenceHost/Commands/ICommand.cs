namespace SoraCollab.InferenceHost.Commands;

/// <summary>One thing that the program does when asked on the command line.</summary>
internal interface ICommand
{
    /// <summary>The word that asks for it, or two words.</summary>
    string Name { get; }

    /// <summary>What it does, in a line.</summary>
    string Summary { get; }

    /// <summary>Its options: name, what stands for the value in the help (empty for a switch), and what it does.</summary>
    IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; }

    /// <summary>The option that a first word without dashes stands for; null where there is none.</summary>
    string? Operand => null;

    /// <summary>Does it.</summary>
    /// <param name="options">The options given.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandLineException">An option cannot be followed.</exception>
    Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken);
}
