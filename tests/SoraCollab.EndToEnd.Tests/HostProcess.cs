using System.Diagnostics;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>An inference host as a process of its own, connected to a studio by its key.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly string workFolder = Directory.CreateTempSubdirectory("soracollab-e2e-host-").FullName;
    private readonly Lock gate = new();
    private readonly List<string> log = [];
    private readonly List<(string Words, TaskCompletionSource Said)> awaited = [];

    private HostProcess(string server, string key)
    {
        var models = Environment.GetEnvironmentVariable("Studio__ModelsFolder") is { Length: > 0 } named ? named : Path.Combine(Repository.Root, "models");
        process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo(
                "dotnet",
                [Repository.HostProgram, "connect", "--server", server, "--key", key, "--models", models, "--name", Name, "--work", workFolder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
    }

    public const string Name = "kiln-a";

    /// <summary>What the process has printed so far.</summary>
    public string Log
    {
        get
        {
            lock (gate) return string.Join('\n', log);
        }
    }

    public static HostProcess Start(string server, string key)
    {
        var host = new HostProcess(server, key);
        host.process.OutputDataReceived += host.Read;
        host.process.ErrorDataReceived += host.Read;
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        return host;
    }

    /// <summary>Waits until the host has printed the words.</summary>
    public async Task SaysAsync(string words)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (log.Any(line => line.Contains(words, StringComparison.Ordinal))) return;
            awaited.Add((words, said));
        }

        await said.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Directory.Delete(workFolder, recursive: true);
    }

    private void Read(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (gate)
        {
            log.Add(line.Data);
            foreach (var (words, said) in awaited)
            {
                if (line.Data.Contains(words, StringComparison.Ordinal)) said.TrySetResult();
            }
        }
    }
}
