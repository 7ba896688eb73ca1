using SoraCollab.Core.Hosting;

namespace SoraCollab.Storage.Storyboards;

internal sealed class TakeFileRow
{
    public Guid TakeId { get; set; }

    public TakeFileKind Kind { get; set; }

    public string Hash { get; set; } = "";
}
