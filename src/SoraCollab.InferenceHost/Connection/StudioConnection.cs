using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;

namespace SoraCollab.InferenceHost.Connection;

/// <summary>
/// The way out to the studio's hub, made again whenever it breaks, for ever. Calls throw <see cref="StudioAwayException"/>
/// while it is broken and <see cref="HubException"/> where the studio refuses.
/// </summary>
internal sealed partial class StudioConnection : IInferenceHostServer, IAsyncDisposable
{
    /// <summary>A connection that lasted this long begins with short waits again when it breaks.</summary>
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(10);

    private readonly HubConnection hub;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Uri server;
    private volatile TaskCompletionSource ready = NewSignal();
    private volatile TaskCompletionSource<Exception?> closed = new();

    public StudioConnection(InferenceHostOptions options, TimeProvider time, ILogger log)
    {
        (this.time, this.log, server) = (time, log, options.Server);
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(StudioAddress.Base(options.Server), HostProtocol.HubPath.TrimStart('/')), http =>
                http.Headers.Add("Authorization", "Bearer " + options.Key))
            .AddMessagePackProtocol()
            .Build();
        hub.On(nameof(IInferenceHostClient.JobQueued), () => JobQueued?.Invoke());
        hub.On<JobId, long>(nameof(IInferenceHostClient.CancelJob), (job, token) => JobCancelled?.Invoke(job, token));
        hub.On<ModelOrder>(nameof(IInferenceHostClient.ManageModel), order => ModelOrdered?.Invoke(order));
        hub.Closed += failure =>
        {
            closed.TrySetResult(failure);
            return Task.CompletedTask;
        };
    }

    /// <summary>A job waits; from any thread.</summary>
    public event Action? JobQueued;

    /// <summary>The host is connected and has introduced itself; from any thread.</summary>
    public event Action? Registered;

    /// <summary>A job was called off under a lease; from any thread.</summary>
    public event Action<JobId, long>? JobCancelled;

    /// <summary>Something shall be done with a model; from any thread.</summary>
    public event Action<ModelOrder>? ModelOrdered;

    /// <summary>Ends once the host is connected and has introduced itself.</summary>
    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => ready.Task.WaitAsync(cancellationToken);

    /// <summary>Connects, and connects again after each break, until cancelled.</summary>
    /// <param name="announce">How the host introduces itself, asked anew for each connection.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public async Task RunAsync(Func<HostAnnouncement> announce, CancellationToken cancellationToken)
    {
        var delay = new RetryDelay();
        while (true)
        {
            var started = time.GetTimestamp();
            try
            {
                closed = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
                await hub.StartAsync(cancellationToken);
                var welcome = await RegisterAsync(announce());
                LogConnected(server, welcome.HostId);
                ready.TrySetResult();
                Registered?.Invoke();
                LogBroken(server, (await closed.Task.WaitAsync(cancellationToken))?.Message ?? "the studio ended it");
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogAttempt(failure);
            }
            finally
            {
                if (ready.Task.IsCompleted) ready = NewSignal();
                await hub.StopAsync(CancellationToken.None);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(started) >= Steady) delay.Reset();
            await Task.Delay(delay.Next(), time, cancellationToken);
        }
    }

    public Task<HostWelcome> RegisterAsync(HostAnnouncement announcement) => CallAsync<HostWelcome>(nameof(RegisterAsync), announcement);

    public Task<JobLease?> RequestJobAsync() => CallAsync<JobLease?>(nameof(RequestJobAsync));

    public Task<LeaseAnswer> ReportProgressAsync(JobProgress progress) => CallAsync<LeaseAnswer>(nameof(ReportProgressAsync), progress);

    public Task<LeaseAnswer> SendPreviewAsync(JobPreview preview) => CallAsync<LeaseAnswer>(nameof(SendPreviewAsync), preview);

    public Task<LeaseAnswer> SaveCheckpointAsync(JobCheckpoint checkpoint) => CallAsync<LeaseAnswer>(nameof(SaveCheckpointAsync), checkpoint);

    public Task<LeaseAnswer> CompleteAsync(JobCompletion completion) => CallAsync<LeaseAnswer>(nameof(CompleteAsync), completion);

    public Task FailAsync(JobFailure failure) => CallAsync<object?>(nameof(FailAsync), failure);

    public Task ReleaseAsync(JobRelease release) => CallAsync<object?>(nameof(ReleaseAsync), release);

    public Task ReportModelsAsync(HostModelReport report) => CallAsync<object?>(nameof(ReportModelsAsync), report);

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<T> CallAsync<T>(string method, params object?[] arguments)
    {
        try
        {
            return await hub.InvokeCoreAsync<T>(method, arguments);
        }
        catch (Exception failure) when (failure is not HubException)
        {
            // No token is passed, so whatever else ends a call is the connection's end.
            throw new StudioAwayException(failure);
        }
    }

    private void LogAttempt(Exception failure)
    {
        if (failure is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden })
            LogKeyRefused(server);
        else
            LogUnreachable(server, (failure as StudioAwayException)?.InnerException?.Message ?? failure.Message);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the studio at {Server} as host {Host}")]
    private partial void LogConnected(Uri server, HostId host);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection to the studio at {Server} broke: {Reason}. Connecting again")]
    private partial void LogBroken(Uri server, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The studio at {Server} cannot be reached: {Reason} Trying again")]
    private partial void LogUnreachable(Uri server, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The studio at {Server} refuses this host's key: it is unknown or was revoked. Make a new one on the studio's Hosts page")]
    private partial void LogKeyRefused(Uri server);
}
