namespace SoraCollab.Training.Commands;

/// <summary>Something the training program can be told to do from the command line.</summary>
public interface ICommand
{
    /// <summary>The word that names it, as in write-captions.</summary>
    string Name { get; }

    /// <summary>One line for the list of commands: what it does and its options.</summary>
    string Summary { get; }

    /// <summary>Does it and returns the exit status, 0 for success.</summary>
    /// <exception cref="CommandLineException">The options are not as the command wants them.</exception>
    Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken);
}
