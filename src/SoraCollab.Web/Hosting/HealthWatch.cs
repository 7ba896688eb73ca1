namespace SoraCollab.Web.Hosting;

/// <summary>Looks at the studio's surroundings at start and every half minute.</summary>
public sealed partial class HealthWatch(StudioHealth health, HostRegistry hosts, TimeProvider clock, ILogger<HealthWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                health.Check();
                await hosts.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The studio's surroundings could not be checked")]
    private partial void LogFailed(Exception failure);
}
