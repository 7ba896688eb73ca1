using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>The studio as a process of its own, on a free port and with a data folder of its own.</summary>
public sealed class StudioProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<string> log = [];
    private Process? process;

    private readonly bool isHosting;
    private readonly string? modelsFolder;
    private readonly IReadOnlyDictionary<string, string> settings;

    private StudioProcess(string dataFolder, int port, bool isHosting, string? modelsFolder, IReadOnlyDictionary<string, string>? settings) =>
        (DataFolder, Port, Address, this.isHosting, this.modelsFolder, this.settings) =
        (dataFolder, port, $"http://127.0.0.1:{port}", isHosting, modelsFolder, settings ?? new Dictionary<string, string>());

    public string DataFolder { get; }

    public string Address { get; }

    public int Port { get; }

    /// <summary>The same studio by the name that browsers let use passkeys without TLS; letters name it.</summary>
    public string NamedAddress => $"http://localhost:{Port}";

    /// <summary>What the process has printed so far.</summary>
    public string Log
    {
        get
        {
            lock (log) return string.Join('\n', log);
        }
    }

    /// <param name="isHosting">Whether takes are made inside the studio's own process.</param>
    /// <param name="modelsFolder">Where the models are; null for those of the repository.</param>
    /// <param name="settings">Settings as the environment names them, such as Mail__Host.</param>
    public static async Task<StudioProcess> StartAsync(bool isHosting = true, string? modelsFolder = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var studio = new StudioProcess(Directory.CreateTempSubdirectory("soracollab-e2e-").FullName, FreePort(), isHosting, modelsFolder, settings);
        await studio.RunAsync();
        return studio;
    }

    /// <summary>Starts the program (again), and waits until it answers.</summary>
    public async Task RunAsync()
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet", [Repository.WebProgram, "--urls", Address])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Studio__DataFolder"] = DataFolder;
        start.Environment["Studio__MinimumFreeBytes"] = "100000000";
        start.Environment["Hosting__InProcess"] = isHosting ? "true" : "false";
        if (modelsFolder is not null) start.Environment["Studio__ModelsFolder"] = modelsFolder;
        start.Environment["Studio__PublicAddress"] = NamedAddress;
        foreach (var (key, value) in settings) start.Environment[key] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        // Loopback tests sign in often from one address.
        start.Environment["Accounts__AttemptsPerMinute"] = "100";
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The studio ended:\n{Log}"));
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (log) log.Add(line.Data);
            if (line.Data.Contains("Now listening on", StringComparison.Ordinal)) listening.TrySetResult();
        }

        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task.WaitAsync(Patience);
    }

    /// <summary>Ends the program the hard way, as a crash or a power cut would.</summary>
    public async Task KillAsync()
    {
        process!.EnableRaisingEvents = false;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await KillAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
