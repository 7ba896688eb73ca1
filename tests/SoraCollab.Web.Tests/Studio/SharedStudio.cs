using SoraCollab.Web.Tests.Studio;

[assembly: AssemblyFixture(typeof(SharedStudio))]

namespace SoraCollab.Web.Tests.Studio;

/// <summary>One studio for all tests that do not stop it or set its clock.</summary>
public sealed class SharedStudio : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SharedStudio() => Server = new StudioServer(_folder.Path);

    internal StudioServer Server { get; }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
