namespace SoraCollab.Storage.Jobs;

/// <summary>Saved latents, apart from the job since they are large and seldom read.</summary>
internal sealed class JobCheckpointRow
{
    public Guid JobId { get; set; }

    public long LeaseToken { get; set; }

    public int Step { get; set; }

    public int StepCount { get; set; }

    public string ModelHash { get; set; } = "";

    public byte[] Latents { get; set; } = [];
}
