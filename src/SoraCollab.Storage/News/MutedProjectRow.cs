namespace SoraCollab.Storage.News;

/// <summary>A person hears nothing of a project while its row is there.</summary>
internal sealed class MutedProjectRow
{
    public string UserId { get; set; } = "";

    public Guid ProjectId { get; set; }
}
