using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Models.Hub;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>Works for a studio until stopped.</summary>
internal sealed class ConnectCommand : ICommand
{
    private const string KeyVariable = "SORACOLLAB_HOST_KEY";

    public string Name => "connect";

    public string Summary => "works for a studio until stopped: takes its jobs and hands in takes";

    public IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; } =
    [
        ("server", "URL", "the studio's address, such as https://studio.example (required)"),
        ("key", "KEY", $"the key from the studio's Hosts page; else the variable {KeyVariable}, which other users of the machine cannot see"),
        ("models", "DIR", "folder with one model per sub-folder; models unless given"),
        ("name", "NAME", "the host's name for people; the machine's unless given"),
        ("work", "DIR", "folder for takes until they are handed in; one of your own application data unless given"),
        ("device", "NAME", DeviceOption.DeviceMeaning),
        ("precision", "NAME", DeviceOption.PrecisionMeaning),
        ("memory", "NAME", MemoryOption.Meaning),
        ("hub", "URL", $"where models are downloaded from; else the variable {ModelsOptions.HubVariable}; {HubClient.DefaultAddress} unless given"),
        ("threads", "N", DeviceOption.ThreadsMeaning),
        ("ffmpeg", "DIR", "folder of ffmpeg and ffprobe; looked for on the PATH unless given"),
    ];

    public async Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var chosen = Read(options);
        using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        }));
        await new InferenceWorker(chosen, loggers.CreateLogger<InferenceWorker>()).RunAsync(cancellationToken);
        return cancellationToken.IsCancellationRequested ? CommandTable.Stopped : 0;
    }

    private static InferenceHostOptions Read(CommandOptions options)
    {
        var address = options.Required("server");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var server) || (server.Scheme != Uri.UriSchemeHttp && server.Scheme != Uri.UriSchemeHttps))
            throw new CommandLineException($"--server must be an address that begins with http:// or https://, not '{address}'.");
        var key = options.Find("key") ?? Environment.GetEnvironmentVariable(KeyVariable);
        if (string.IsNullOrWhiteSpace(key)) throw new CommandLineException($"--key is missing, and the variable {KeyVariable} is not set. The studio's Hosts page makes keys.");
        var models = options.Find("models") ?? "models";
        if (!Directory.Exists(models)) throw new CommandLineException($"--models names a folder that does not exist: '{Path.GetFullPath(models)}'.");
        var name = options.Find("name") ?? Environment.MachineName;
        if (name.Trim().Length is 0 or > 100) throw new CommandLineException($"--name must have 1 to 100 characters, not {name.Trim().Length}.");
        var session = DeviceOption.Read(options);
        return new InferenceHostOptions
        {
            Server = StudioAddress.Base(server),
            Key = key.Trim(),
            ModelsFolder = models,
            WorkFolder = options.Find("work") ?? DefaultWorkFolder(server, key),
            FfmpegFolder = options.Find("ffmpeg"),
            Name = name.Trim(),
            Threads = session.ThreadCount > 0 ? session.ThreadCount : null,
            Provider = session.Provider,
            GpuId = session.DeviceId,
            Precision = session.Precision,
            Memory = MemoryOption.Read(options),
            HubAddress = ModelsOptions.Hub(options),
            HubToken = Environment.GetEnvironmentVariable(ModelsOptions.TokenVariable),
        };
    }

    /// <summary>One folder for each studio and key, so that several hosts on a machine keep out of each other's way.</summary>
    private static string DefaultWorkFolder(Uri server, string key) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "SoraCollab",
        "host-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{server.AbsoluteUri}\n{key.Trim()}")))[..12]);
}
