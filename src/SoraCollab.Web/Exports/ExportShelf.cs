using System.Text.Json;
using SoraCollab.Core;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Exports;

/// <summary>Exports on the disk: each a note of how far it has come, and beside it the film once it is finished.</summary>
public sealed partial class ExportShelf(StudioPaths paths, ILogger<ExportShelf> log)
{
    /// <summary>Where an export's film is written.</summary>
    public string FileOf(ExportId id) => Path.Combine(paths.Exports, $"{id}.mp4");

    /// <summary>Notes how far an export has come.</summary>
    public async Task NoteAsync(ExportStatus status)
    {
        Directory.CreateDirectory(paths.Exports);
        var note = NoteOf(status.Id);
        await File.WriteAllTextAsync(note + ".new", JsonSerializer.Serialize(status, StudioJson.Options));
        File.Move(note + ".new", note, overwrite: true);
    }

    /// <summary>Takes a film off the disk.</summary>
    public void Remove(ExportId id)
    {
        File.Delete(NoteOf(id));
        File.Delete(FileOf(id));
    }

    /// <summary>The exports of earlier runs of the studio. One that was cut off stands as failed, and what there was of its film is gone.</summary>
    public IEnumerable<ExportStatus> Load()
    {
        if (!Directory.Exists(paths.Exports))
            yield break;
        foreach (var note in Directory.EnumerateFiles(paths.Exports, "*.json"))
        {
            if (Read(note) is not { } status)
                continue;
            if (status.IsLive)
            {
                File.Delete(FileOf(status.Id));
                yield return status with
                {
                    State = ExportState.Failed,
                    Share = 0,
                    Remaining = null,
                    Error = "The studio was stopped while it rendered this film. The takes are as they were: add the film to the renders again.",
                };
            }
            else if (status.State != ExportState.Done || File.Exists(FileOf(status.Id)))
            {
                yield return status;
            }
        }
    }

    private string NoteOf(ExportId id) => Path.Combine(paths.Exports, $"{id}.json");

    private ExportStatus? Read(string note)
    {
        try
        {
            return JsonSerializer.Deserialize<ExportStatus>(File.ReadAllText(note), StudioJson.Options);
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            LogUnreadable(failure, note);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The note {Note} of an export cannot be read; its film is left where it is")]
    private partial void LogUnreadable(Exception failure, string note);
}
