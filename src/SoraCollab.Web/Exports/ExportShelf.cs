using System.Text.Json;
using SoraCollab.Core;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Exports;

/// <summary>The finished films on the disk: each a video file with a note beside it of what it is.</summary>
public sealed partial class ExportShelf(StudioPaths paths, ILogger<ExportShelf> log)
{
    /// <summary>Where an export's film is written.</summary>
    public string FileOf(ExportId id) => Path.Combine(paths.Exports, $"{id}.mp4");

    /// <summary>Notes what a finished film is.</summary>
    public async Task NoteAsync(ExportStatus done)
    {
        var note = NoteOf(done.Id);
        await File.WriteAllTextAsync(note + ".new", JsonSerializer.Serialize(done, StudioJson.Options));
        File.Move(note + ".new", note, overwrite: true);
    }

    /// <summary>Takes a film off the disk.</summary>
    public void Remove(ExportId id)
    {
        File.Delete(NoteOf(id));
        File.Delete(FileOf(id));
    }

    /// <summary>The films that earlier runs of the studio finished.</summary>
    public IEnumerable<ExportStatus> Load()
    {
        if (!Directory.Exists(paths.Exports))
            yield break;
        foreach (var note in Directory.EnumerateFiles(paths.Exports, "*.json"))
        {
            if (Read(note) is { } status && File.Exists(FileOf(status.Id)))
                yield return status;
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
