using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Hosting;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;

namespace SoraCollab.Web.Hosting;

/// <summary>Where everybody sees the hosts, and the studio's owner lets them in and puts them out.</summary>
public sealed class HostDesk(CurrentPerson current, StudioAccess access, IHostStore store, HostRegistry hosts, AuditLog audit)
{
    /// <summary>Every host that may connect, connected ones first.</summary>
    public IReadOnlyList<HostStatus> Hosts => hosts.Hosts;

    /// <summary>Raised when a host came, went or changed; from any thread.</summary>
    public event Action? Changed
    {
        add => hosts.Changed += value;
        remove => hosts.Changed -= value;
    }

    /// <summary>Makes a key for a new host. It is shown this once: only its hash is kept.</summary>
    /// <exception cref="StudioException">The person is not the studio's owner, or the name is not allowed.</exception>
    public async Task<HostKeyMade> CreateAsync(string name, CancellationToken cancellationToken = default)
    {
        await DemandOwnerAsync("add a host");
        var (host, key) = await store.CreateAsync(name.Trim(), cancellationToken);
        await hosts.RefreshAsync(cancellationToken);
        await audit.RecordAsync(AuditAct.HostKeyMade, await current.GetAsync(), host.Name);
        return new HostKeyMade(host.Id, host.Name, key);
    }

    /// <summary>Makes a host's key worthless and ends its connection; its job goes to another once the lease is over.</summary>
    /// <exception cref="StudioException">The person is not the studio's owner.</exception>
    public async Task RevokeAsync(HostId host, CancellationToken cancellationToken = default)
    {
        await DemandOwnerAsync("remove a host");
        var name = hosts.NameOf(host);
        await store.RevokeAsync(host, cancellationToken);
        hosts.Find(host)?.Abort();
        await hosts.RefreshAsync(cancellationToken);
        await audit.RecordAsync(AuditAct.HostKeyRevoked, await current.GetAsync(), name);
    }

    private async Task DemandOwnerAsync(string what) => await access.DemandAsync((await current.GetAsync()).Id, what);
}
