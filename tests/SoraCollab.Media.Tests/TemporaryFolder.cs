namespace SoraCollab.Media.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("soracollab-media-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
