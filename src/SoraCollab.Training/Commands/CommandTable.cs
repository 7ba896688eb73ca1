using SoraCollab.Diffusion.Pipelines;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Training.Commands;

/// <summary>The commands of the training program. A new command is a class of its own and one line here.</summary>
public static class CommandTable
{
    /// <summary>All commands, in the order they are listed.</summary>
    public static IReadOnlyList<ICommand> All { get; } =
    [
        new WriteCaptionsCommand(),
        new WriteVocabularyCommand(),
        new DrawStillCommand(),
        new RenderCommand(),
        new TrainVaeCommand(),
        new EncodeClipsCommand(),
        new TrainClassifierCommand(),
        new MeasureLatentsCommand(),
        new TrainTextToVideoCommand(),
        new DistilCommand(),
        new EvaluateCommand(),
        new ExportCommand(),
    ];

    /// <summary>Runs the command that the first word names. Returns its exit status: 2 for a command line it cannot follow, 1 for files it cannot use.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter errors, CancellationToken cancellationToken)
    {
        var command = words.Count > 0 ? All.FirstOrDefault(candidate => candidate.Name == words[0]) : null;
        if (command is null)
        {
            errors.WriteLine(words.Count > 0 ? $"There is no command '{words[0]}'. Commands:" : "Commands:");
            foreach (var known in All) errors.WriteLine($"  {known.Name,-18} {known.Summary}");
            return 2;
        }
        try
        {
            return await command.RunAsync(new CommandOptions(words.Skip(1).ToArray()), cancellationToken);
        }
        catch (CommandLineException error)
        {
            errors.WriteLine($"{command.Name}: {error.Message}");
            return 2;
        }
        catch (Exception error) when (IsAboutTheInput(error))
        {
            errors.WriteLine($"{command.Name}: {error.Message}");
            return 1;
        }
    }

    /// <summary>Errors whose message is meant for whoever gave the files; anything else is a fault of the program and shows its trace.</summary>
    private static bool IsAboutTheInput(Exception error) =>
        error is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or InvalidModelException or InvalidVideoRequestException;
}
