using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Storage.Audit;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Audit;

/// <summary>Where administrators read the studio's log and see whether it is as it was written.</summary>
public sealed class AuditDesk(CurrentPerson current, StudioAccess access, AuditStore store, AuditLog log)
{
    /// <summary>Raised when a row was added; from any thread.</summary>
    public event Action? Changed
    {
        add => log.Changed += value;
        remove => log.Changed -= value;
    }

    /// <inheritdoc cref="AuditStore.ListAsync"/>
    /// <exception cref="StudioException">The person does not run the studio.</exception>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditFilter filter, long? before, int count, CancellationToken cancellationToken = default)
    {
        await DemandAsync(cancellationToken);
        return await store.ListAsync(filter, before, count, cancellationToken);
    }

    /// <summary>Goes through the whole log.</summary>
    /// <exception cref="StudioException">The person does not run the studio.</exception>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken = default)
    {
        await DemandAsync(cancellationToken);
        return await Task.Run(() => store.VerifyAsync(cancellationToken), cancellationToken);
    }

    /// <summary>When each account last signed in, as far as the log tells.</summary>
    /// <exception cref="StudioException">The person does not run the studio.</exception>
    public async Task<IReadOnlyDictionary<UserId, DateTimeOffset>> LastSignInsAsync(CancellationToken cancellationToken = default)
    {
        await DemandAsync(cancellationToken);
        return await store.LastSignInsAsync(cancellationToken);
    }

    private async Task DemandAsync(CancellationToken cancellationToken) =>
        await access.DemandAsync((await current.GetAsync()).Id, "read the studio's log", cancellationToken);
}
