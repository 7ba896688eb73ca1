using System.Threading.RateLimiting;
using SoraCollab.Core.Guests;

namespace SoraCollab.Web.Guests;

/// <summary>How often one guest may write: nobody types faster, and nobody else is slowed by one who sends more.</summary>
public sealed class GuestLimit : IDisposable
{
    /// <summary>Notes, answers and judgements of one guest in a minute.</summary>
    public const int PerMinute = 30;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(guest =>
        RateLimitPartition.GetFixedWindowLimiter(guest, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Whether the guest may write once more now.</summary>
    public bool TryTake(Guest guest)
    {
        using var lease = limiter.AttemptAcquire(guest.Id.Value);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
