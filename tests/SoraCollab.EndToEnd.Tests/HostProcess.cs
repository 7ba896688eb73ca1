using System.Diagnostics;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>An inference host as a process of its own, connected to a studio by its key.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string workFolder = Directory.CreateTempSubdirectory("soracollab-e2e-host-").FullName;
    private readonly List<string> log = [];

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
            lock (log) return string.Join('\n', log);
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

    /// <summary>Waits until the host ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(patience);
        return process.ExitCode;
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
        lock (log) log.Add(line.Data);
    }
}
