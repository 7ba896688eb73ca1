using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Web.Previews;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Previews;

public sealed class PreviewHubTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public PreviewHubTests() => _studio = new StudioServer(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Watch_EarlyAndLate_SeesTheSheetsAndTheirEnd()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        await using var host = await _studio.ConnectHostAsync();
        await _studio.Get<GenerationQueue>().EnqueueAsync(film, shot, mara.Id);
        var lease = (await host.RequestJobAsync())!;
        await using var early = await WatchAsync(mara, film);
        Assert.Equal(LeaseAnswer.Continue, await host.PreviewAsync(lease, 4));
        var frame = await Expect.NextAsync(early.Frames.Reader);
        Assert.Equal((lease.JobId.ToString(), shot.ToString(), 4, "image/jpeg"), (frame.JobId, frame.ShotId, frame.Step, frame.ContentType));
        Assert.Equal([0xFF, 0xD8, 4, 0xFF, 0xD9], frame.Bytes);

        await using var late = await WatchAsync(mara, film);
        Assert.Equal(4, (await Expect.NextAsync(late.Frames.Reader)).Step);
        await host.HandInAsync(lease);
        Assert.Equal(lease.JobId.ToString(), (await Expect.NextAsync(early.Ends.Reader)).JobId);
        Assert.Equal(LeaseAnswer.LeaseLost, await host.PreviewAsync(lease, 5));
    }

    [Fact]
    public async Task Watch_OfAForeignFilm_IsRefused()
    {
        var (film, _) = await _studio.AddFilmAsync(await _studio.AddMemberAsync());
        var stranger = await _studio.AddMemberAsync("A stranger");
        await Assert.ThrowsAsync<HubException>(() => WatchAsync(stranger, film));
    }

    private static async Task<Viewer> WatchAsync(Member member, ProjectId film)
    {
        var viewer = new Viewer(member.Connect("/hubs/preview", build: builder => builder.AddMessagePackProtocol()));
        await viewer.Connection.StartAsync();
        await viewer.Connection.InvokeAsync("Watch", film.ToString());
        return viewer;
    }

    private sealed class Viewer : IAsyncDisposable
    {
        public Viewer(HubConnection connection)
        {
            Connection = connection;
            connection.On<PreviewFrame, bool>("Preview", frame => Frames.Writer.TryWrite(frame));
            connection.On<PreviewEnd>("PreviewEnded", end => Ends.Writer.TryWrite(end));
        }

        public HubConnection Connection { get; }

        public Channel<PreviewFrame> Frames { get; } = Channel.CreateUnbounded<PreviewFrame>();

        public Channel<PreviewEnd> Ends { get; } = Channel.CreateUnbounded<PreviewEnd>();

        public ValueTask DisposeAsync() => Connection.DisposeAsync();
    }
}
