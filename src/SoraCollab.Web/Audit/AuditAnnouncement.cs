using SoraCollab.Core.Audit;
using SoraCollab.Storage.Audit;

namespace SoraCollab.Web.Audit;

/// <summary>
/// Says at each start where the log ends. Whoever keeps the server's own log has with it what a forger of the database cannot reach.
/// </summary>
public sealed partial class AuditAnnouncement(AuditStore store, ILogger<AuditAnnouncement> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await store.HeadAsync(cancellationToken) is { Number: > 0 } head)
            LogHead(head.Number, head.Hash);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "The audit log ends at row {Number} with {Hash}")]
    private partial void LogHead(long number, string hash);
}
