using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Counts attempts at passwords and codes per address. It sits in the service, not in the middleware, because only
/// the form's posting costs an attempt, not the looking at the page.
/// </summary>
public sealed class AttemptLimit(IOptions<AccountOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.AttemptsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Whether the visitor's address may try once more now.</summary>
    public bool TryTake(HttpContext visitor)
    {
        using var lease = _limiter.AttemptAcquire(visitor.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
