using MessagePack;

namespace SoraCollab.Web.Previews;

/// <summary>A job's previews are over, as a browser gets it.</summary>
[MessagePackObject]
public sealed record PreviewEnd
{
    [Key("jobId")] public required string JobId { get; init; }
}
