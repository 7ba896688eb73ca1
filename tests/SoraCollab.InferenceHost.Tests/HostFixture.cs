using Microsoft.Extensions.Logging.Abstractions;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Tests.Studio;

namespace SoraCollab.InferenceHost.Tests;

/// <summary>A studio and a host that works for it with the tiny model.</summary>
internal sealed class HostFixture : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private CancellationTokenSource stop = new();
    private Task work = Task.CompletedTask;

    private HostFixture(TestStudio studio) => Studio = studio;

    public TestStudio Studio { get; }

    public string ModelFolder { get; private set; } = "";

    public InferenceHostOptions Options { get; private set; } = null!;

    public static async Task<HostFixture> StartAsync(Func<InferenceHostOptions, InferenceHostOptions>? change = null)
    {
        var fixture = new HostFixture(await TestStudio.StartAsync());
        fixture.ModelFolder = TinyModel.CopyTo(fixture.folder["models"]);
        var options = new InferenceHostOptions
        {
            Server = fixture.Studio.Address,
            Key = TestStudio.Key,
            ModelsFolder = fixture.folder["models"],
            WorkFolder = fixture.folder["work"],
            Name = "Test host",
            Threads = 1,
            Hash = new ModelHash(null),
        };
        fixture.Options = change?.Invoke(options) ?? options;
        fixture.StartHost();
        await fixture.Studio.WaitForAsync<HostAnnouncement>();
        return fixture;
    }

    /// <summary>An order that the tiny model can make.</summary>
    public static JobOrder Order(int steps = 4, int width = 64, int height = 32, int frames = 17, ulong seed = 7) => new()
    {
        Prompt = "a red boat sails over the sea at dusk",
        Format = new ShotFormat(width, height, frames, 25),
        Seed = seed,
        Steps = steps,
        GuidanceScale = 3,
        Model = TinyModel.Name,
    };

    public static JobLease Lease(JobOrder order, long token = 1) => new() { JobId = JobId.New(), LeaseToken = token, Attempt = 1, Order = order };

    public void StartHost()
    {
        stop = new CancellationTokenSource();
        work = Task.Run(() => new InferenceWorker(Options, NullLogger<InferenceWorker>.Instance).RunAsync(stop.Token));
    }

    /// <summary>Asks the host to end and waits until it has.</summary>
    public async Task StopHostAsync()
    {
        await stop.CancelAsync();
        await work;
    }

    /// <summary>Paths in the work folder that hold finished takes.</summary>
    public string[] FinishedTakes() => Directory.GetDirectories(Path.Combine(Options.WorkFolder, "finished"));

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        stop.Dispose();
        await Studio.DisposeAsync();
        folder.Dispose();
    }
}
