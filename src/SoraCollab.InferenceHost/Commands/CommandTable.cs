using SoraCollab.Core;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Jobs;
using SoraCollab.InferenceHost.Models.Library;
using SoraCollab.Media.Tools;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>The program's commands. A new one is a class of its own and a line here.</summary>
internal static class CommandTable
{
    /// <summary>Exit code of a command that was stopped by Ctrl+C: 128 and the number of SIGINT.</summary>
    public const int Stopped = 130;

    /// <summary>Exit code of a command that could not do what it was asked.</summary>
    public const int Refused = 2;

    public static IReadOnlyList<ICommand> All { get; } = 
    [
        new GenerateCommand(), new ConnectCommand(), new DoctorCommand(),
        new ModelsListCommand(), new ModelsAddCommand(), new ModelsAcceptCommand(), new ModelsVerifyCommand(), new ModelsRemoveCommand(),
    ];

    /// <summary>Runs the command that the first word names.</summary>
    /// <returns>0 when done, 2 with a message where that is not possible, 130 when stopped.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellationToken)
    {
        if (words is ["--help" or "-h" or "help", ..])
        {
            Help(terminal.Output);
            return 0;
        }

        var command = All.FirstOrDefault(known => known.Name.Split(' ') is var name && words.Take(name.Length).SequenceEqual(name));
        if (command is null)
        {
            terminal.Errors.WriteLine(words.Count == 0 ? "A command is missing." : $"There is no command '{string.Join(' ', words.TakeWhile(word => !word.StartsWith('-')).Take(2))}'.");
            Help(terminal.Errors);
            return Refused;
        }

        string[] rest = [.. words.Skip(command.Name.Split(' ').Length)];
        if (rest.Any(word => word is "--help" or "-h"))
        {
            Help(terminal.Output, command);
            return 0;
        }

        if (command.Operand is { } operand && rest is [{ } first, ..] && !first.StartsWith("--", StringComparison.Ordinal)) rest[0] = $"--{operand}={first}";
        return await RunAsync(command, rest, terminal, cancellationToken);
    }

    private static async Task<int> RunAsync(ICommand command, IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            return await command.RunAsync(new CommandOptions(words, [.. command.Options.Select(option => option.Name)]), terminal, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Errors.WriteLine("Stopped.");
            return Stopped;
        }
        catch (Exception failure) when (IsForPeople(failure))
        {
            terminal.Errors.WriteLine($"{command.Name}: {failure.Message}");
            return Refused;
        }
    }

    private static bool IsForPeople(Exception failure) => failure
        is CommandLineException or InvalidVideoRequestException or InvalidModelException or ExecutionProviderUnavailableException
        or StudioException or JobRefusedException or ModelRefusedException or HttpRequestException or FfmpegMissingException or MediaToolException or IOException or UnauthorizedAccessException;

    private static void Help(TextWriter writer)
    {
        writer.WriteLine("SoraCollab.InferenceHost: makes clips from words.");
        foreach (var command in All)
        {
            writer.WriteLine();
            Help(writer, command);
        }
    }

    private static void Help(TextWriter writer, ICommand command)
    {
        writer.WriteLine($"{command.Name}: {command.Summary}");
        foreach (var (name, value, meaning) in command.Options) writer.WriteLine($"  {$"--{name} {value}",-24} {meaning}");
    }
}
