using System.Threading.RateLimiting;
using SoraCollab.Core.Guests;

namespace SoraCollab.Web.Guests;

/// <summary>How often one guest may write, and how much be sent at once: nobody needs more, and nobody else is slowed by one who asks for more.</summary>
public sealed class GuestLimit : IDisposable
{
    /// <summary>Notes, answers and judgements of one guest in a minute.</summary>
    public const int PerMinute = 30;

    /// <summary>Clips and streams of events that are sent to one guest at once: some open tabs' worth.</summary>
    public const int AtOnce = 16;

    private readonly PartitionedRateLimiter<string> writing = PartitionedRateLimiter.Create<string, string>(guest =>
        RateLimitPartition.GetFixedWindowLimiter(guest, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    private readonly PartitionedRateLimiter<string> sending = PartitionedRateLimiter.Create<string, string>(guest =>
        RateLimitPartition.GetConcurrencyLimiter(guest, _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce }));

    /// <summary>Whether the guest may write once more now.</summary>
    public bool TryTake(Guest guest)
    {
        using var lease = writing.AttemptAcquire(guest.Id.Value);
        return lease.IsAcquired;
    }

    /// <summary>Whether one thing more may be sent to the guest; it counts until the response is at its end.</summary>
    public bool TryEnter(Guest guest, HttpResponse response)
    {
        var lease = sending.AttemptAcquire(guest.Id.Value);
        response.RegisterForDispose(lease);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        writing.Dispose();
        sending.Dispose();
    }
}
