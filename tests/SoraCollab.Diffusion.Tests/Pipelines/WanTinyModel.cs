using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>A golden Wan model in a folder of its own, with the card that its golden call needs.</summary>
internal sealed class WanTinyModel : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("soracollab-wan-").FullName;

    public WanTinyModel(string golden)
    {
        string source = Golden.PathOf($"pipelines/{golden}");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("golden.", StringComparison.Ordinal)))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        new ModelCard { Name = "Tiny Wan", MaxPromptTokens = 64 }.Write(folder);
    }

    public TextToVideoPipeline Load() => TextToVideoPipeline.Load(folder, TinyModel.Options);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
