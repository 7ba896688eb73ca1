namespace SoraCollab.Core.Jobs;

/// <summary>There is no job of that name.</summary>
/// <param name="job">The name asked for.</param>
public sealed class JobNotFoundException(JobId job)
    : StudioException($"There is no generation job {job}. It may have been cleared away.")
{
    /// <summary>The name asked for.</summary>
    public JobId Job { get; } = job;
}
