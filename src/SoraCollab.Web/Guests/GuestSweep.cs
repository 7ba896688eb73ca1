using SoraCollab.Storage.Guests;

namespace SoraCollab.Web.Guests;

/// <summary>Throws away, once an hour, the marked clips of links that are open no more.</summary>
public sealed class GuestSweep(GuestClips clips, GuestStore store, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var link in clips.Kept())
                if (!await store.IsOpenAsync(link, stoppingToken)) clips.Forget(link);
        }
    }
}
