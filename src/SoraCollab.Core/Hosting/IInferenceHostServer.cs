using SoraCollab.Core.Jobs;

namespace SoraCollab.Core.Hosting;

/// <summary>What a host may call on the studio, over the hub at <see cref="HostProtocol.HubPath"/>.</summary>
public interface IInferenceHostServer
{
    /// <summary>Introduces the host. First call on every connection, also after a reconnect.</summary>
    Task<HostWelcome> RegisterAsync(HostAnnouncement announcement);

    /// <summary>Asks for a job; null when none waits. The studio calls <see cref="IInferenceHostClient.JobQueued"/> when one comes.</summary>
    Task<JobLease?> RequestJobAsync();

    /// <summary>Reports progress and renews the lease.</summary>
    Task<LeaseAnswer> ReportProgressAsync(JobProgress progress);

    /// <summary>Sends a preview of the film being denoised. The host need not wait for the answer before its next step.</summary>
    Task<LeaseAnswer> SendPreviewAsync(JobPreview preview);

    /// <summary>Saves latents to go on from.</summary>
    Task<LeaseAnswer> SaveCheckpointAsync(JobCheckpoint checkpoint);

    /// <summary>Hands in a take whose files are uploaded. May be repeated until answered.</summary>
    Task<LeaseAnswer> CompleteAsync(JobCompletion completion);

    /// <summary>Says that a job cannot be done.</summary>
    Task FailAsync(JobFailure failure);

    /// <summary>Gives a job back, because the host shuts down or the job was called off.</summary>
    Task ReleaseAsync(JobRelease release);

    /// <summary>Tells of the host's models and what it does with them.</summary>
    Task ReportModelsAsync(HostModelReport report);
}
