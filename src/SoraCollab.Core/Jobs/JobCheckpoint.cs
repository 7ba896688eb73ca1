namespace SoraCollab.Core.Jobs;

/// <summary>Latents saved between two steps, so that another host can go on from there.</summary>
public sealed record JobCheckpoint
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The token of the lease under which it was saved.</summary>
    public required long LeaseToken { get; init; }

    /// <summary>Steps already done: the next host starts with this step.</summary>
    public required int Step { get; init; }

    /// <summary>Steps in all.</summary>
    public required int StepCount { get; init; }

    /// <summary>SHA-256 of the model's weights: a host with others must start anew.</summary>
    public required string ModelHash { get; init; }

    /// <summary>The latents, in the host's own layout.</summary>
    public required byte[] Latents { get; init; }
}
