namespace SoraCollab.Core.Hosting;

/// <summary>What the studio may call on a host.</summary>
public interface IInferenceHostClient
{
    /// <summary>A job waits: ask for it if idle.</summary>
    Task JobQueued();

    /// <summary>Somebody called a job off: stop it if the token is still the one under which it runs.</summary>
    /// <param name="job">The job.</param>
    /// <param name="leaseToken">The lease it concerns.</param>
    Task CancelJob(JobId job, long leaseToken);

    /// <summary>Something shall be done with a model. The host answers with <see cref="IInferenceHostServer.ReportModelsAsync"/>.</summary>
    Task ManageModel(ModelOrder order);
}
