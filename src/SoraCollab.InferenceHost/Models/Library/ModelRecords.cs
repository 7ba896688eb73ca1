using System.Text.Json;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>The records of a models folder, one file each in its sub-folder <see cref="FolderName"/>.</summary>
/// <param name="modelsFolder">The models folder.</param>
public sealed class ModelRecords(string modelsFolder)
{
    /// <summary>The sub-folder; names that begin with a dot are no models.</summary>
    public const string FolderName = ".soracollab";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Full path of the folder of records and of downloads under way.</summary>
    public string Folder { get; } = Path.Combine(Path.GetFullPath(modelsFolder), FolderName);

    /// <summary>The record of a model; null where it has none.</summary>
    /// <exception cref="InvalidModelException">The record cannot be read.</exception>
    public ModelRecord? Find(string name) => ModelNames.AreAllowed(name) && File.Exists(PathOf(name)) ? Read(PathOf(name)) : null;

    /// <summary>All records, by name; a damaged one is left out and told of.</summary>
    /// <param name="damaged">Told of each that cannot be read.</param>
    public IReadOnlyList<ModelRecord> All(Action<InvalidModelException> damaged)
    {
        var found = new List<ModelRecord>();
        foreach (var file in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).ToArray() : [])
        {
            try
            {
                found.Add(Read(file));
            }
            catch (InvalidModelException fault)
            {
                damaged(fault);
            }
        }

        return found;
    }

    /// <summary>Keeps a record, in place of the one before.</summary>
    public void Save(ModelRecord record)
    {
        Directory.CreateDirectory(Folder);
        var part = PathOf(record.Name) + ".part";
        File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(record, Json));
        File.Move(part, PathOf(record.Name), overwrite: true);
    }

    /// <summary>Forgets a record.</summary>
    public void Delete(string name) => File.Delete(PathOf(name));

    private string PathOf(string name) => Path.Combine(Folder, name + ".json");

    private static ModelRecord Read(string path)
    {
        try
        {
            var record = JsonSerializer.Deserialize<ModelRecord>(File.ReadAllBytes(path), Json);
            return record is { Files: not null } && ModelNames.AreAllowed(record.Name) ? record : throw new InvalidModelException(path, "is no record of a model.");
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidModelException(path, $"cannot be read as the record of a model ({fault.Message}).", fault);
        }
    }
}
