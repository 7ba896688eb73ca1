using System.Diagnostics;
using System.Globalization;

namespace SoraCollab.Media.Tools;

/// <summary>
/// Runs a program on something that nobody vouches for: arguments as a list that no shell reads, an empty environment, a
/// time-out, and on Linux limits to memory, processor time and file size.
/// </summary>
/// <param name="program">Path of the program.</param>
/// <param name="workFolder">Its working folder, made by the server.</param>
internal sealed class BoundedProgram(string program, string workFolder)
{
    private const string Limiter = "/usr/bin/prlimit";
    private const int MostErrorLines = 20;

    /// <summary>Longest run, whatever the program is doing.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>Most bytes of addresses.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Largest file that it may write, in bytes.</summary>
    public required long OutputBytes { get; init; }

    /// <summary>Runs the program to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="onLine">Called with each line of its standard output.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="MediaToolException">It ended with an error; the message carries the last lines that it wrote.</exception>
    /// <exception cref="TimeoutException">It took too long and was killed.</exception>
    public async Task RunAsync(IEnumerable<string> arguments, Action<string>? onLine, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(arguments) };
        var errors = new Queue<string>();
        process.OutputDataReceived += (_, line) => { if (line.Data is { } text) onLine?.Invoke(text); };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not { } text) return;
            lock (errors)
            {
                errors.Enqueue(text.Length > 500 ? text[..500] : text);
                if (errors.Count > MostErrorLines) errors.Dequeue();
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Time);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{Path.GetFileName(program)} took longer than {Time.TotalSeconds:0} seconds and was stopped.");
        }
        if (process.ExitCode == 0) return;
        lock (errors) throw new MediaToolException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {string.Join(" ", errors.TakeLast(3))}");
    }

    private ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        var isLimited = OperatingSystem.IsLinux() && File.Exists(Limiter);
        var start = new ProcessStartInfo(isLimited ? Limiter : program)
        {
            WorkingDirectory = workFolder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = false,
        };
        // No proxies, no credentials, no plug-in folders.
        start.Environment.Clear();
        start.Environment["HOME"] = workFolder;
        if (OperatingSystem.IsWindows()) start.Environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
        string[] limits = isLimited
            ? [$"--as={Text(MemoryBytes)}", $"--fsize={Text(OutputBytes)}", $"--cpu={Text((long)Math.Ceiling(Time.TotalSeconds) * Environment.ProcessorCount)}", "--core=0", "--", program]
            : [];
        foreach (var argument in limits.Concat(arguments)) start.ArgumentList.Add(argument);
        return start;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
