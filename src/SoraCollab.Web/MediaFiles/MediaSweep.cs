using Microsoft.Extensions.Options;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.MediaFiles;

/// <summary>
/// Frees the disk, at start and every hour: projects that were deleted long ago, and files that nothing names, such as
/// uploads of a take that was never handed in.
/// </summary>
public sealed partial class MediaSweep(
    IMediaStore media, IProjectStore projects, TimeProvider clock, IOptions<StudioOptions> options, ILogger<MediaSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Looks once.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken = default)
    {
        var purged = await projects.PurgeAsync(clock.GetUtcNow() - options.Value.KeepDeletedProjectsFor, cancellationToken);
        var (files, bytes) = await media.CollectAsync(options.Value.KeepUnusedMediaFor, cancellationToken);
        if (purged > 0 || files > 0)
            LogFreed(purged, files, bytes);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Projects} deleted projects and {Files} files that nothing names, {Bytes} bytes")]
    private partial void LogFreed(int projects, int files, long bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "The disk could not be freed of what is not needed; trying again in an hour")]
    private partial void LogFailed(Exception failure);
}
