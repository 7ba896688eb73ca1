using System.Text.Json;

namespace SoraCollab.Training.Sessions;

/// <summary>
/// The folder of a training run: its configuration, its checkpoint, its log as JSON lines and the losses as a picture. One run, one
/// folder.
/// </summary>
internal sealed class RunFolder
{
    /// <summary>The configuration's file.</summary>
    public const string ConfigurationFile = "run.json";

    private readonly string path;

    private RunFolder(string path) => this.path = path;

    /// <summary>The newest checkpoint that was written whole.</summary>
    public string Checkpoint => Path.Combine(path, TrainingState.FileName);

    /// <summary>One object for each report of the training.</summary>
    public RunLog Log => new(Path.Combine(path, "log.jsonl"));

    /// <summary>The losses as a picture.</summary>
    public string Plot => Path.Combine(path, "loss.png");

    /// <summary>Opens a folder to train in; the first time the configuration is written down, later it must be the same.</summary>
    /// <exception cref="InvalidDataException">The folder holds a run of another configuration; the message names the difference.</exception>
    public static RunFolder Open(string path, RunConfiguration configuration)
    {
        Directory.CreateDirectory(path);
        var folder = new RunFolder(path);
        if (Read(path) is not { } stored)
        {
            if (!File.Exists(folder.Checkpoint))
            {
                File.WriteAllText(Path.Combine(path, ConfigurationFile), JsonSerializer.Serialize(configuration));
            }

            // A checkpoint older than this file is checked by the number of its values alone.
            return folder;
        }

        string[] differences =
        [
            .. new (string Name, object? Stored, object? Asked)[]
            {
                ("kind", stored.Kind, configuration.Kind),
                ("transformer", stored.Shape?.Transformer, configuration.Shape?.Transformer),
                ("text encoder", stored.Shape?.Text, configuration.Shape?.Text),
                ("network", stored.Network, configuration.Network),
            }.Where(setting => !Equals(setting.Stored, setting.Asked)).Select(setting => $"its {setting.Name} is {setting.Stored}, not {setting.Asked}"),
        ];
        return differences.Length == 0
            ? folder
            : throw new InvalidDataException($"{path} holds a run of another configuration: {string.Join("; ", differences)}. Choose another folder, or the settings of that run.");
    }

    /// <summary>What a folder's run trains; null where there is none, or one older than this file.</summary>
    public static RunConfiguration? Read(string path)
    {
        var file = Path.Combine(path, ConfigurationFile);
        return File.Exists(file) ? JsonSerializer.Deserialize<RunConfiguration>(File.ReadAllText(file)) : null;
    }
}
