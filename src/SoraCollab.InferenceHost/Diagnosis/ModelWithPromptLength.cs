using SoraCollab.Diffusion.Models;

namespace SoraCollab.InferenceHost.Diagnosis;

/// <summary>A copy of a tiny model beside a card that sets the length of prompts; goes when disposed.</summary>
internal sealed class ModelWithPromptLength : IDisposable
{
    public ModelWithPromptLength(string source, int tokens)
    {
        Folder = Directory.CreateTempSubdirectory("soracollab-doctor-").FullName;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("golden.", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        new ModelCard { Name = Path.GetFileName(source), MaxPromptTokens = tokens }.Write(Folder);
    }

    /// <summary>Full path of the copy.</summary>
    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
