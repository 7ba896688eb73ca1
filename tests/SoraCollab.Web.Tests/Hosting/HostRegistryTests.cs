using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core.Hosting;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Hosting;

public sealed class HostRegistryTests(SharedStudio shared)
{
    private StudioServer Studio => shared.Server;

    [Fact]
    public async Task ConnectAsync_KeyRevokedBeforeTheHostIntroducedItself_IsPutOut()
    {
        var store = Studio.Get<IHostStore>();
        var (account, key) = await store.CreateAsync("stray");
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(Studio.Address, HostProtocol.HubPath), options => options.Headers["Authorization"] = $"Bearer {key}")
            .AddMessagePackProtocol()
            .Build();
        await connection.StartAsync();
        await store.RevokeAsync(account.Id);

        await Assert.ThrowsAnyAsync<Exception>(() => connection.InvokeAsync<HostWelcome>(
            nameof(IInferenceHostServer.RegisterAsync),
            new HostAnnouncement { Name = "stray", Device = "Test bench", SoftwareVersion = "1.0", Models = [TestModel.Info] }));

        Assert.Null(Studio.Get<HostRegistry>().Find(account.Id));
    }
}
