namespace SoraCollab.Core.Hosting;

/// <summary>Keeps which hosts may connect.</summary>
public interface IHostStore
{
    /// <summary>Adds a host and makes its key, which is shown this once and never stored.</summary>
    /// <param name="name">A name for people, 1 to 100 characters.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    Task<(HostAccount Host, string Key)> CreateAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The host that a key belongs to, or null where the key is unknown or revoked.</summary>
    Task<HostAccount?> AuthenticateAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Notes that a host was heard of.</summary>
    Task TouchAsync(HostId host, CancellationToken cancellationToken = default);

    /// <summary>Revokes a host's key; from then on it is unknown. Its takes stay.</summary>
    /// <returns>False where there is no such host.</returns>
    Task<bool> RevokeAsync(HostId host, CancellationToken cancellationToken = default);

    /// <summary>Every host, revoked ones included, by name.</summary>
    Task<IReadOnlyList<HostAccount>> ListAsync(CancellationToken cancellationToken = default);
}
