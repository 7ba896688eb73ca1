using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core.Hosting;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Models;

public sealed class ModelDeskTests(SharedStudio shared)
{
    private StudioServer Studio => shared.Server;

    [Fact]
    public async Task Report_OfAHost_IsOnTheShelvesUntilItLeaves()
    {
        var member = await Studio.AddMemberAsync();
        await using var circuit = member.OpenCircuit();
        var desk = circuit.ServiceProvider.GetRequiredService<ModelDesk>();
        var host = await Studio.ConnectHostAsync("kiln-models");

        await host.ReportModelsAsync(Report);

        var shelf = Assert.Single(desk.Shelves, shelf => shelf.Host.Name == "kiln-models");
        Assert.Equal("ltx-2b", shelf.Report.Models.Single().Name);
        await host.DisposeAsync();
        await Expect.UntilAsync(() => desk.Shelves.All(one => one.Host.Name != "kiln-models"), look => desk.Changed += look, look => desk.Changed -= look);
    }

    [Fact]
    public async Task Order_ForAHost_ReachesThatHostWhole()
    {
        await using var host = await Studio.ConnectHostAsync("kiln-order");
        await using var other = await Studio.ConnectHostAsync("kiln-other");
        var registry = Studio.Get<HostRegistry>();
        var id = registry.Hosts.Single(one => one.Name == "kiln-order").Id;
        var order = new ModelOrder { Kind = ModelOrderKind.AcceptLicence, Name = "ltx-2b", AcceptedBy = "Ada", TermsSha256 = "ab" };

        Assert.True(await Studio.Get<HostCalls>().TellModelOrderAsync(id, order));

        Assert.Equal(order, await host.Ordered.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Expect.Patience));
        Assert.False(other.Ordered.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Order_FromSomebodyWhoIsNotTheOwner_IsRefused()
    {
        var member = await Studio.AddMemberAsync();
        await using var host = await Studio.ConnectHostAsync("kiln-closed");
        await using var circuit = member.OpenCircuit();
        var desk = circuit.ServiceProvider.GetRequiredService<ModelDesk>();
        var id = Studio.Get<HostRegistry>().Hosts.Single(one => one.Name == "kiln-closed").Id;

        await Assert.ThrowsAsync<NotTheOwnerException>(() => desk.DownloadAsync(id, "Lightricks/LTX-Video", ""));
        await Assert.ThrowsAsync<NotTheOwnerException>(() => desk.AcceptAsync(id, Report.Models[0]));
        Assert.Contains("no repository", (await Assert.ThrowsAsync<ModelOrderException>(() => desk.DownloadAsync(id, "just-a-name", ""))).Message);
        Assert.False(host.Ordered.Reader.TryRead(out _));
    }

    private static HostModelReport Report => new()
    {
        Models =
        [
            new HostModel { Name = "ltx-2b", Bytes = 5_400_000_000, Source = "Lightricks/LTX-Video at 0", Licence = "ltx", TermsText = "Terms.", TermsSha256 = "ab", AwaitsAcceptance = true },
        ],
        Activities = [],
    };
}
