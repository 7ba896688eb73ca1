using System.Collections.Concurrent;
using SoraCollab.Core;

namespace SoraCollab.Web.Accounts;

/// <summary>Tells open pages and connections that an account's standing changed, and ends those of an account that opens nothing any more.</summary>
public sealed class AccountWatch(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Connection, byte> _connections = new();
    private readonly ConcurrentDictionary<UserId, DateTimeOffset> _changedAt = new();

    /// <summary>Raised when what an account may do in the studio changed; from any thread.</summary>
    public event Action<UserId>? Changed;

    /// <summary>
    /// Somebody has a live connection, by a <paramref name="session"/> of theirs: <paramref name="end"/> is called when it must end. Dispose
    /// when it ended.
    /// </summary>
    public IDisposable Enter(UserId user, Action end, Guid? session = null)
    {
        var connection = new Connection(_connections, user, session, end);
        _connections[connection] = 0;
        return connection;
    }

    /// <summary>Who has a live connection now.</summary>
    public IReadOnlySet<UserId> Online => _connections.Keys.Select(connection => connection.User).ToHashSet();

    /// <summary>Whether an account's standing changed after a moment: what was found out before is worth nothing.</summary>
    public bool ChangedSince(UserId user, DateTimeOffset moment) => _changedAt.TryGetValue(user, out var changed) && changed >= moment;

    /// <summary>What an account may do in the studio changed.</summary>
    public void Tell(UserId user)
    {
        _changedAt[user] = clock.GetUtcNow();
        Changed?.Invoke(user);
    }

    /// <summary>An account opens nothing any more: its pages sign out and its connections end.</summary>
    public void PutOut(UserId user) => PutOut(user, connection => true);

    /// <summary>A session of an account was signed out: its pages sign out and its connections end; other sessions stay.</summary>
    public void PutOut(UserId user, Guid session) => PutOut(user, connection => connection.Session == session);

    private void PutOut(UserId user, Func<Connection, bool> isMeant)
    {
        Tell(user);
        foreach (var connection in _connections.Keys.Where(connection => connection.User == user && isMeant(connection)))
        {
            connection.Dispose();
            connection.End();
        }
    }

    private sealed class Connection(ConcurrentDictionary<Connection, byte> connections, UserId user, Guid? session, Action end) : IDisposable
    {
        public UserId User { get; } = user;

        public Guid? Session { get; } = session;

        public Action End { get; } = end;

        public void Dispose() => connections.TryRemove(this, out _);
    }
}
