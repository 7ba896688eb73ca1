using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Benchmarks.Load;

/// <summary>A host that streams preview sheets of the job that waits.</summary>
internal sealed class LoadHost : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly byte[] sheet;
    private JobLease lease = default!;
    private int step;

    private LoadHost(HubConnection connection, byte[] sheet) => (this.connection, this.sheet) = (connection, sheet);

    public static async Task<LoadHost> StartAsync(LoadStudio studio, int sheetBytes)
    {
        var sheet = new byte[sheetBytes];
        // Bytes as a picture has them: nothing on the way makes them less.
        new Random(1).NextBytes(sheet);
        var host = new LoadHost(
            new HubConnectionBuilder().WithUrl(new Uri(studio.Address, HostProtocol.HubPath), options => options.Headers["Authorization"] = $"Bearer {studio.HostKey}").AddMessagePackProtocol().Build(),
            sheet);
        await host.connection.StartAsync();
        await host.connection.InvokeAsync<HostWelcome>("RegisterAsync", new HostAnnouncement
        {
            Name = "load",
            Device = "load",
            SoftwareVersion = "1",
            Models =
            [
                new ModelInfo
                {
                    Name = "load", Hash = new string('a', 64), SizeMultiple = 32, MinimumSize = 64, MaximumWidth = 512, MaximumHeight = 512, FrameMultiple = 8,
                    MaximumFrameCount = 257, DefaultFormat = ShotFormat.Default, DefaultSteps = 20, DefaultGuidanceScale = 3, MaximumFrameRate = 30, MaximumTokens = 1000, Verbs = ["new"],
                },
            ],
        });
        host.lease = await host.connection.InvokeAsync<JobLease?>("RequestJobAsync") ?? throw new InvalidOperationException("The studio gave no job.");
        return host;
    }

    /// <summary>Sends one sheet and says that a step was done.</summary>
    public async Task SendAsync(LoadFigures sheets)
    {
        step++;
        sheets.Sent($"{step}");
        await connection.InvokeAsync<LeaseAnswer>("SendPreviewAsync", new JobPreview
        {
            JobId = lease.JobId, LeaseToken = lease.LeaseToken, Step = step, StepCount = 100_000, ContentType = "image/jpeg", Sheet = sheet,
            Columns = 4, Rows = 2, FrameCount = 8, FrameWidth = 64, FrameHeight = 40, FrameRate = 8,
        });
        await connection.InvokeAsync<LeaseAnswer>("ReportProgressAsync", new JobProgress
        {
            JobId = lease.JobId, LeaseToken = lease.LeaseToken, Phase = JobPhase.Denoising, Step = step, StepCount = 100_000, MillisecondsPerStep = 500,
        });
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
