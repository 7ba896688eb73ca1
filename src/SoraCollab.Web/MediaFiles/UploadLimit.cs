using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Web.Security;

namespace SoraCollab.Web.MediaFiles;

/// <summary>How many files one person may bring in a minute, and at once.</summary>
public sealed class UploadLimit(IOptions<LimitOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<UserId, int> _open = new();
    private readonly PartitionedRateLimiter<UserId> _limiter = PartitionedRateLimiter.Create<UserId, UserId>(person =>
        RateLimitPartition.GetFixedWindowLimiter(person, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.UploadsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Lets one more file in. Dispose when it is in or was refused.</summary>
    /// <exception cref="TooManyUploadsException">The person has too many on their way, or brought too many in this minute.</exception>
    public IDisposable Enter(UserId person)
    {
        var most = options.Value.UploadsAtOnce;
        if (_open.AddOrUpdate(person, 1, (_, open) => open + 1) > most)
        {
            Leave(person);
            throw new TooManyUploadsException(string.Create(CultureInfo.InvariantCulture, $"{most} of your files are on their way, and more at once are not allowed. Wait until one has come."));
        }
        using var lease = _limiter.AttemptAcquire(person);
        if (!lease.IsAcquired)
        {
            Leave(person);
            throw new TooManyUploadsException(string.Create(CultureInfo.InvariantCulture, $"You brought {options.Value.UploadsPerMinute} files within a minute, and more are not allowed. Wait a minute."));
        }
        return new Visit(this, person);
    }

    public void Dispose() => _limiter.Dispose();

    private void Leave(UserId person)
    {
        if (_open.AddOrUpdate(person, 0, (_, open) => open - 1) == 0)
            _open.TryRemove(KeyValuePair.Create(person, 0));
    }

    private sealed class Visit(UploadLimit limit, UserId person) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                limit.Leave(person);
        }
    }
}
