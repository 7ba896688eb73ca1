using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Hosting;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;

namespace SoraCollab.Web.Hosting;

/// <summary>Where the studio's owner sees which host has which model, and has models fetched, checked, loaded and removed.</summary>
public sealed class ModelDesk(CurrentPerson current, StudioAccess access, HostRegistry hosts, HostCalls calls, AuditLog audit)
{
    /// <summary>The connected hosts that have told of their models.</summary>
    public IReadOnlyList<HostShelf> Shelves =>
        [.. hosts.Hosts.Where(host => host.IsOnline).Select(host => hosts.Find(host.Id)?.ModelReport is { } report ? new HostShelf(host, report) : null).OfType<HostShelf>()];

    /// <summary>Raised when a host came, went or told of something; from any thread.</summary>
    public event Action? Changed
    {
        add => hosts.Changed += value;
        remove => hosts.Changed -= value;
    }

    /// <summary>Has a model fetched from the Hub; its licence is accepted later.</summary>
    /// <param name="host">Where to.</param>
    /// <param name="repository">OWNER/NAME, or the address of its page on the Hub.</param>
    /// <param name="file">The one file, where a repository holds several models; empty otherwise.</param>
    /// <exception cref="StudioException">The person is not the studio's owner, the text names no repository, or the host is away.</exception>
    public Task DownloadAsync(HostId host, string repository, string file)
    {
        var id = repository.Trim().Trim('/');
        if (Uri.TryCreate(id, UriKind.Absolute, out var page))
            id = page.AbsolutePath.Trim('/');
        var parts = id.Split('/');
        if (parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0)
            throw new ModelOrderException($"\"{repository}\" names no repository. It looks like Lightricks/LTX-Video.");
        return OrderAsync(host, new ModelOrder
        {
            Kind = ModelOrderKind.Download,
            Name = parts[1],
            Repository = $"{parts[0]}/{parts[1]}",
            File = file.Trim() is { Length: > 0 } one ? one : null,
        });
    }

    /// <summary>Records that the person accepts a model's licence as it is shown.</summary>
    /// <exception cref="StudioException">The person is not the studio's owner, or the host is away.</exception>
    public async Task AcceptAsync(HostId host, HostModel model) => await OrderAsync(host, new ModelOrder
    {
        Kind = ModelOrderKind.AcceptLicence,
        Name = model.Name,
        AcceptedBy = (await current.GetAsync()).Name,
        TermsSha256 = model.TermsSha256,
    });

    /// <summary>Has something else done with a model.</summary>
    /// <exception cref="StudioException">The person is not the studio's owner, or the host is away.</exception>
    public async Task OrderAsync(HostId host, ModelOrder order)
    {
        await access.DemandAsync((await current.GetAsync()).Id, "manage models");
        if (!await calls.TellModelOrderAsync(host, order))
            throw new ModelOrderException($"{hosts.NameOf(host)} is away. Try again when it is back.");
        await audit.RecordAsync(
            order.Kind == ModelOrderKind.AcceptLicence ? AuditAct.ModelAccepted : AuditAct.ModelOrdered,
            await current.GetAsync(),
            $"{order.Kind} {order.Repository ?? order.Name} on {hosts.NameOf(host)}{(order.TermsSha256 is { } terms ? $", terms {terms}" : "")}");
    }
}
