using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SoraCollab.InferenceHost;

/// <summary>An inference host that lives as long as the application around it.</summary>
internal sealed partial class InProcessHost(IHostApplicationLifetime lifetime, Func<InferenceHostOptions?> options, ILoggerFactory loggers) : BackgroundService
{
    /// <summary>How long the application's stop waits for the job to be given back.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(8);

    private readonly ILogger log = loggers.CreateLogger<InProcessHost>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var hearStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        if (options() is not { } chosen) return;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var work = Task.Run(() => WorkAsync(chosen, stop.Token), CancellationToken.None);
        // The application closes its connections as soon as it begins to stop, and callbacks run newest first: this one must
        // give the job back over the loopback connection before that happens, so it waits.
        using var hearStop = lifetime.ApplicationStopping.Register(() =>
        {
            stop.Cancel();
            work.Wait(Farewell);
        });
        await work;
    }

    private async Task WorkAsync(InferenceHostOptions chosen, CancellationToken stoppingToken)
    {
        try
        {
            await new InferenceWorker(chosen, loggers.CreateLogger<InferenceWorker>()).RunAsync(stoppingToken);
        }
        catch (Exception failure)
        {
            // The studio goes on without: other hosts may be connected, and people can still write.
            LogFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The inference host of this process has ended; no takes are made here until the application starts again")]
    private partial void LogFailed(Exception failure);
}
