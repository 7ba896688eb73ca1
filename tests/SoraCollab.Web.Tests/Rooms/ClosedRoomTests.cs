using Microsoft.AspNetCore.SignalR.Client;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Rooms;

/// <summary>What stays in memory of a project that nobody has open any more: nothing.</summary>
public sealed class ClosedRoomTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedClock _clock = new();
    private readonly StudioServer _studio;

    public ClosedRoomTests() => _studio = new StudioServer(_folder.Path, _clock);

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Room_ThatEverybodyLeft_IsForgottenAndOpensAnew()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara);
        var rooms = _studio.Get<ProjectRooms>();
        await using (var browser = mara.Connect("/hubs/room"))
        {
            await browser.StartAsync();
            await browser.InvokeAsync<JoinAnswer>("Join", film, (long?)null);
            _clock.PutForward(TimeSpan.FromMinutes(6));
            await rooms.LookAfterAsync();
            Assert.Equal((1, 1), (_studio.Get<RoomBroadcast>().LineCount, rooms.MirrorCount));
            await browser.InvokeAsync("Leave", film);
        }
        Assert.Equal(0, _studio.Get<RoomBroadcast>().LineCount);
        await rooms.LookAfterAsync();
        Assert.Equal(0, rooms.MirrorCount);

        var heard = new List<long>();
        using var listening = rooms.Subscribe(film, change => heard.Add(change.Version));
        await rooms.OpenAsync(film);
        var answer = await _studio.SendAsync(film, mara.Id, new SetShotStatus(shot, ShotStatus.Approved));
        Assert.Equal([answer.Version], heard);
    }
}
