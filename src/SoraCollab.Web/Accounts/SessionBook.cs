using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Which browsers are signed in. Every request asks, so what is open is remembered: only this process opens and ends sessions, and it
/// forgets one before it says that it ended.
/// </summary>
public sealed class SessionBook(SessionStore store, AccountWatch watch, IOptions<AccountOptions> options, TimeProvider clock)
{
    // How exactly it is known when a session was last seen.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Open> _open = new();

    /// <summary>Notes a sign-in of the visitor's browser.</summary>
    public async Task<Guid> AddAsync(UserId user, HttpContext visitor)
    {
        await store.ForgetAsync(user, options.Value.StaySignedIn);
        var session = await store.AddAsync(user, DeviceWords.Of(visitor.Request.Headers.UserAgent.ToString()), AddressOf(visitor));
        _open[session] = new Open(user, clock.GetUtcNow());
        return session;
    }

    /// <summary>Whether a session is open and the account's.</summary>
    public async Task<bool> IsOpenAsync(UserId user, Guid session, CancellationToken cancellationToken = default)
    {
        if (!_open.TryGetValue(session, out var open))
        {
            if (await store.FindAsync(session, cancellationToken) is not { } owner) return false;
            open = new Open(owner, default);
            // One that is ended between the question and now is looked up again at its next request.
            if (await store.FindAsync(session, cancellationToken) is not null) _open.TryAdd(session, open);
        }
        return open.User == user;
    }

    /// <summary>Notes that a session's browser asked for something.</summary>
    public async Task SeeAsync(Guid session, HttpContext visitor)
    {
        if (!_open.TryGetValue(session, out var open) || clock.GetUtcNow() - open.SeenAt < SeenEvery) return;
        // Of requests that come at once, one writes.
        if (_open.TryUpdate(session, open with { SeenAt = clock.GetUtcNow() }, open)) await store.SeeAsync(session, AddressOf(visitor), CancellationToken.None);
    }

    /// <summary>Ends sessions of an account, one or all but perhaps one: their pages sign out and their connections end.</summary>
    public async Task EndAsync(UserId user, Guid? only = null, Guid? except = null, CancellationToken cancellationToken = default)
    {
        foreach (var session in await store.EndAsync(user, only, except, cancellationToken))
        {
            _open.TryRemove(session, out _);
            watch.PutOut(user, session);
        }
    }

    private static string AddressOf(HttpContext visitor) => visitor.Connection.RemoteIpAddress?.ToString() ?? "";

    private sealed record Open(UserId User, DateTimeOffset SeenAt);
}
