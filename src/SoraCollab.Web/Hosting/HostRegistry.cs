using System.Collections.Concurrent;
using System.Collections.Immutable;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;

namespace SoraCollab.Web.Hosting;

/// <summary>The inference hosts: those that may connect, and what the connected ones said of themselves.</summary>
public sealed class HostRegistry(IHostStore store, InProcessKey inProcess, TimeProvider clock)
{
    private readonly ConcurrentDictionary<HostId, HostConnection> _online = new();
    private volatile IReadOnlyList<HostAccount> _accounts = [];

    /// <summary>Raised when a host came, went or changed; from any thread.</summary>
    public event Action? Changed;

    /// <summary>Every host that may connect, connected ones first.</summary>
    public IReadOnlyList<HostStatus> Hosts
    {
        get
        {
            var accounts = _accounts.Where(account => account.RevokedAt is null).ToDictionary(account => account.Id);
            return
            [
                .. accounts.Keys.Union(_online.Keys)
                    .Select(id => Describe(id, accounts.GetValueOrDefault(id), _online.GetValueOrDefault(id)))
                    .OrderByDescending(host => host.IsOnline).ThenBy(host => host.Name, StringComparer.OrdinalIgnoreCase),
            ];
        }
    }

    /// <summary>Models that connected hosts offer, each name once, in the order in which they were announced.</summary>
    public IReadOnlyList<ModelInfo> Models =>
        [.. _online.Values.OrderBy(host => host.ConnectedAt).SelectMany(host => host.Announcement.Models).DistinctBy(model => model.Name)];

    public bool AnyOnline => !_online.IsEmpty;

    /// <summary>The name for people.</summary>
    public string NameOf(HostId host) =>
        _online.TryGetValue(host, out var online) ? online.Announcement.Name
        : _accounts.FirstOrDefault(account => account.Id == host)?.Name ?? (host == InProcessKey.Host ? "This machine" : "Former host");

    /// <summary>The connection of a host; null when it is away.</summary>
    public HostConnection? Find(HostId host) => _online.GetValueOrDefault(host);

    /// <summary>
    /// A host introduced itself; one that was connected under the same key is put out. False when its key was revoked after
    /// the connection began, which only now is known by its host.
    /// </summary>
    public async Task<bool> ConnectAsync(HostConnection connection, CancellationToken cancellationToken)
    {
        HostConnection? former = null;
        _online.AddOrUpdate(connection.Id, connection, (_, old) =>
        {
            former = old;
            return connection;
        });
        if (former is not null && former.ConnectionId != connection.ConnectionId)
            former.Abort();
        if (!inProcess.IsHost(connection.Id))
            await store.TouchAsync(connection.Id, cancellationToken);
        await RefreshAsync(cancellationToken);
        if (inProcess.IsHost(connection.Id) || _accounts.Any(account => account.Id == connection.Id && account.RevokedAt is null))
            return true;
        Disconnect(connection.Id, connection.ConnectionId);
        return false;
    }

    /// <summary>A connection ended.</summary>
    public void Disconnect(HostId host, string connectionId)
    {
        if (_online.TryGetValue(host, out var online) && online.ConnectionId == connectionId && _online.TryRemove(KeyValuePair.Create(host, online)))
        {
            online.LastSeen = clock.GetUtcNow();
            Changed?.Invoke();
        }
    }

    /// <summary>Something about a connected host changed.</summary>
    public void Note(HostId host, Action<HostConnection> change)
    {
        if (!_online.TryGetValue(host, out var online))
            return;
        change(online);
        online.LastSeen = clock.GetUtcNow();
        Changed?.Invoke();
    }

    /// <summary>Reads anew which hosts may connect.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        _accounts = await store.ListAsync(cancellationToken);
        Changed?.Invoke();
    }

    private HostStatus Describe(HostId id, HostAccount? account, HostConnection? online) => new()
    {
        Id = id,
        Name = online?.Announcement.Name ?? account?.Name ?? "Host",
        Device = online?.Announcement.Device ?? "",
        IsOnline = online is not null,
        IsInProcess = inProcess.IsHost(id),
        Job = online?.Job,
        MillisecondsPerStep = online?.MillisecondsPerStep,
        LastSeen = online?.LastSeen ?? account?.LastSeenAt,
        Models = online is null ? [] : [.. online.Announcement.Models.Select(model => model.Name)],
        TakesMade = online?.TakesMade ?? 0,
    };
}
