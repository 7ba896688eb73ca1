using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;

namespace SoraCollab.InferenceHost.Tests.Studio;

/// <summary>Passes what hosts say to the <see cref="TestStudio"/>.</summary>
internal sealed class TestHostHub(TestStudio studio) : Hub<IInferenceHostClient>, IInferenceHostServer
{
    public Task<HostWelcome> RegisterAsync(HostAnnouncement announcement)
    {
        studio.Hear(announcement);
        return Task.FromResult(new HostWelcome { HostId = new HostId(Guid.Empty), LeaseSeconds = 30 });
    }

    public Task<JobLease?> RequestJobAsync() => Task.FromResult(studio.NextJob());

    public Task<LeaseAnswer> ReportProgressAsync(JobProgress progress)
    {
        studio.Hear(progress);
        return Task.FromResult(studio.OnProgress(progress));
    }

    public async Task<LeaseAnswer> SendPreviewAsync(JobPreview preview)
    {
        studio.Hear(preview);
        if (studio.PreviewGate is { } gate) await gate;
        return LeaseAnswer.Continue;
    }

    public Task<LeaseAnswer> SaveCheckpointAsync(JobCheckpoint checkpoint)
    {
        studio.Hear(checkpoint);
        return Task.FromResult(LeaseAnswer.Continue);
    }

    public Task<LeaseAnswer> CompleteAsync(JobCompletion completion)
    {
        var answer = studio.OnComplete(completion);
        studio.Hear(completion);
        return Task.FromResult(answer);
    }

    public Task FailAsync(JobFailure failure)
    {
        studio.Hear(failure);
        return Task.CompletedTask;
    }

    public Task ReportModelsAsync(HostModelReport report)
    {
        studio.Hear(report);
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(JobRelease release)
    {
        studio.Hear(release);
        return Task.CompletedTask;
    }
}
