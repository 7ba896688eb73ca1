namespace SoraCollab.Core.Jobs;

/// <summary>A host says that a job cannot be done.</summary>
public sealed record JobFailure
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The token of the lease.</summary>
    public required long LeaseToken { get; init; }

    /// <summary>Why, in a sentence for users.</summary>
    public required string Message { get; init; }
}
