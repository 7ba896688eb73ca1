using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Web.Queue;

namespace SoraCollab.Web.Hosting;

/// <summary>Where inference hosts call in. Each sees only the jobs that it has leased.</summary>
[Authorize(Policy = HostKeyAuthentication.SchemeName)]
public sealed partial class InferenceHostHub(JobLeases leases, HostRegistry hosts, TimeProvider clock, ILogger<InferenceHostHub> log)
    : Hub<IInferenceHostClient>, IInferenceHostServer
{
    private HostId HostId => HostId.Parse(Context.User!.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public async Task<HostWelcome> RegisterAsync(HostAnnouncement announcement)
    {
        if (announcement.Models.Length == 0)
            LogNoModels(HostId, announcement.Name);
        var connection = new HostConnection(HostId, Context.ConnectionId, announcement, clock.GetUtcNow(), Context.Abort);
        if (!await hosts.ConnectAsync(connection, Context.ConnectionAborted))
        {
            Context.Abort();
            throw new HubException("The host's key was revoked.");
        }
        LogRegistered(HostId, announcement.Name, announcement.Device, announcement.SoftwareVersion);
        return new HostWelcome { HostId = HostId, LeaseSeconds = JobStateMachine.LeaseDuration.TotalSeconds };
    }

    public async Task<JobLease?> RequestJobAsync()
    {
        var lease = await leases.ClaimAsync(HostId, [.. Registered().Announcement.Models.Select(model => model.Name)], Context.ConnectionAborted);
        hosts.Note(HostId, host => host.Job = lease?.JobId);
        return lease;
    }

    public async Task<LeaseAnswer> ReportProgressAsync(JobProgress progress)
    {
        var answer = await leases.ReportAsync(HostId, progress, Context.ConnectionAborted);
        hosts.Note(HostId, host =>
        {
            host.Job = answer == LeaseAnswer.LeaseLost ? null : progress.JobId;
            host.MillisecondsPerStep = progress.MillisecondsPerStep > 0 ? progress.MillisecondsPerStep : host.MillisecondsPerStep;
        });
        return answer;
    }

    public Task<LeaseAnswer> SendPreviewAsync(JobPreview preview)
    {
        Demand(preview.Sheet.Length <= HostProtocol.MaximumPreviewBytes,
            $"A preview may have {HostProtocol.MaximumPreviewBytes:N0} bytes; this one has {preview.Sheet.Length:N0}.");
        Demand(preview.ContentType is "image/jpeg" or "image/webp",
            $"A preview is image/jpeg or image/webp, not \"{preview.ContentType}\".");
        return Task.FromResult(leases.Preview(HostId, preview));
    }

    public Task<LeaseAnswer> SaveCheckpointAsync(JobCheckpoint checkpoint)
    {
        Demand(checkpoint.Latents.Length <= HostProtocol.MaximumCheckpointBytes,
            $"A checkpoint may have {HostProtocol.MaximumCheckpointBytes:N0} bytes; this one has {checkpoint.Latents.Length:N0}.");
        return leases.SaveAsync(HostId, checkpoint, Context.ConnectionAborted);
    }

    public async Task<LeaseAnswer> CompleteAsync(JobCompletion completion)
    {
        var answer = await HandInAsync(completion);
        hosts.Note(HostId, host =>
        {
            host.Job = null;
            host.TakesMade += answer == LeaseAnswer.Continue ? 1 : 0;
        });
        return answer;
    }

    public async Task FailAsync(JobFailure failure)
    {
        await leases.FailAsync(HostId, failure, Context.ConnectionAborted);
        hosts.Note(HostId, host => host.Job = null);
    }

    public async Task ReleaseAsync(JobRelease release)
    {
        await leases.ReleaseAsync(HostId, release, Context.ConnectionAborted);
        hosts.Note(HostId, host => host.Job = null);
    }

    public Task ReportModelsAsync(HostModelReport report)
    {
        Demand(report.Models.Length <= 1000 && report.Activities.Length <= 1000, "A host may report a thousand models.");
        hosts.Note(HostId, host => host.ModelReport = report);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        hosts.Disconnect(HostId, Context.ConnectionId);
        LogGone(HostId);
        return base.OnDisconnectedAsync(exception);
    }

    private async Task<LeaseAnswer> HandInAsync(JobCompletion completion)
    {
        try
        {
            return await leases.CompleteAsync(HostId, completion, Context.ConnectionAborted);
        }
        catch (MediaNotFoundException missing)
        {
            throw new HubException(missing.Message);
        }
    }

    private HostConnection Registered() =>
        hosts.Find(HostId) is { } host && host.ConnectionId == Context.ConnectionId
            ? host
            : throw new HubException("A host must call RegisterAsync before it asks for a job.");

    private static void Demand(bool fits, string otherwise)
    {
        if (!fits)
            throw new HubException(otherwise);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Host {Host} ({Name}, {Device}, software {Version}) is connected")]
    private partial void LogRegistered(HostId host, string name, string device, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Host {Host} ({Name}) offers no model and will get no jobs")]
    private partial void LogNoModels(HostId host, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Host {Host} is away")]
    private partial void LogGone(HostId host);
}
