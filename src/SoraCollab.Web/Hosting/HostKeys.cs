using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Hosting;

/// <summary>The owner lets hosts in and puts them out.</summary>
public sealed class HostKeys(CurrentPerson current, IHostStore store, HostRegistry hosts)
{
    /// <summary>Makes a key for a new host. It is shown this once: only its hash is kept.</summary>
    /// <exception cref="StudioException">The person is not the studio's owner, or the name is not allowed.</exception>
    public async Task<NewHostKey> CreateAsync(string name, CancellationToken cancellationToken = default)
    {
        await DemandOwnerAsync("add a host");
        var (host, key) = await store.CreateAsync(name.Trim(), cancellationToken);
        await hosts.RefreshAsync(cancellationToken);
        return new NewHostKey(host.Id, host.Name, key);
    }

    /// <summary>Makes a host's key worthless and ends its connection.</summary>
    /// <exception cref="StudioException">The person is not the studio's owner.</exception>
    public async Task RevokeAsync(HostId host, CancellationToken cancellationToken = default)
    {
        await DemandOwnerAsync("remove a host");
        await store.RevokeAsync(host, cancellationToken);
        hosts.Find(host)?.Abort();
        await hosts.RefreshAsync(cancellationToken);
    }

    private async Task DemandOwnerAsync(string what)
    {
        if (!(await current.GetAsync()).IsOwner)
            throw new NotTheOwnerException(what);
    }
}
