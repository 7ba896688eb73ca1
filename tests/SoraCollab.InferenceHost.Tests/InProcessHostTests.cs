using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Tests.Studio;

namespace SoraCollab.InferenceHost.Tests;

public sealed class InProcessHostTests
{
    [Fact]
    public async Task AddInProcessHost_ApplicationStops_GivesTheJobBackBeforeConnectionsClose()
    {
        using var folder = new TemporaryFolder();
        TinyModel.CopyTo(folder["models"]);
        await using var studio = await TestStudio.StartAsync(services => services.AddInProcessHost(provider => new InferenceHostOptions
        {
            // Asked after the start, so the port is known.
            Server = new Uri(provider.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()),
            Key = TestStudio.Key,
            ModelsFolder = folder["models"],
            WorkFolder = folder["work"],
            Threads = 1,
            Hash = new ModelHash(null),
        }));
        await studio.WaitForAsync<HostAnnouncement>();
        var lease = HostFixture.Lease(HostFixture.Order(steps: 200, width: 512, height: 512, frames: 25));
        await studio.QueueAsync(lease);
        await studio.WaitForAsync<JobProgress>(report => report.Step >= 1);
        await studio.CloseInOrderAsync();

        var release = Assert.Single(studio.Heard<JobRelease>());
        Assert.Equal((lease.JobId, lease.LeaseToken, false), (release.JobId, release.LeaseToken, release.Cancelled));
    }
}
