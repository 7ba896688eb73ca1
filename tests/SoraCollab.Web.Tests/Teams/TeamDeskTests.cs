using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Projects;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Teams;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Teams;

public sealed class TeamDeskTests(SharedStudio shared)
{
    private StudioServer Studio => shared.Server;

    [Fact]
    public async Task RemoveAsync_OfAMemberWithTheBoardOpen_PutsThemOutAtOnce()
    {
        var (mara, jun, film, shot) = await TeamAsync();
        var (circuit, board) = await jun.OpenBoardAsync(film);
        await using var open = circuit;
        await using var browser = jun.Connect("/hubs/room");
        var closed = new TaskCompletionSource();
        browser.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        await browser.StartAsync();
        await browser.InvokeAsync<JoinAnswer>("Join", film, (long?)null);

        await using var desk = mara.OpenCircuit();
        await Desk(desk).RemoveAsync(film, jun.Id);

        await closed.Task.WaitAsync(Expect.Patience);
        Assert.False(board.IsOpen);
        Assert.Contains("not invited you", board.ClosedBecause);
        Assert.False(await board.SendAsync(new SetShotStatus(shot, ShotStatus.Approved)));
        await Assert.ThrowsAsync<ProjectClosedException>(() => board.OpenAsync(film));
        Assert.DoesNotContain(await Desk(desk).MembersAsync(film), member => member.UserId == jun.Id);
    }

    [Fact]
    public async Task SetRoleAsync_ToReviewer_RefusesTheNextCommandAndTellsTheBoard()
    {
        var (mara, jun, film, shot) = await TeamAsync();
        var (circuit, board) = await jun.OpenBoardAsync(film);
        await using var open = circuit;
        Assert.True(await board.SendAsync(new SetShotStatus(shot, ShotStatus.ForReview)));

        await using var desk = mara.OpenCircuit();
        await Desk(desk).SetRoleAsync(film, jun.Id, ProjectRole.Viewer);

        await Expect.UntilAsync(() => !board.MayChange, look => board.Changed += look, look => board.Changed -= look);
        Assert.True(board.IsOpen);
        Assert.False(await board.SendAsync(new SetShotStatus(shot, ShotStatus.Approved)));
        Assert.Contains("not change it", board.LastRefusal);
    }

    [Fact]
    public async Task Changes_ByOneWhoIsNoOwner_AreRefused()
    {
        var (mara, jun, film, _) = await TeamAsync();
        await using var circuit = jun.OpenCircuit();
        var desk = Desk(circuit);
        await Assert.ThrowsAsync<NotTheOwnerException>(() => desk.SetRoleAsync(film, jun.Id, ProjectRole.Owner));
        await Assert.ThrowsAsync<NotTheOwnerException>(() => desk.RemoveAsync(film, mara.Id));
        await Assert.ThrowsAsync<NotTheOwnerException>(() => circuit.ServiceProvider.GetRequiredService<ProjectRemoval>().DeleteAsync(film));
        // One's own leaving needs nobody's leave.
        await desk.RemoveAsync(film, jun.Id);
        await using var owner = mara.OpenCircuit();
        await Assert.ThrowsAsync<LastOwnerException>(() => Desk(owner).RemoveAsync(film, mara.Id));
    }

    [Fact]
    public async Task DeleteAsync_OfAProjectThatIsOpen_ClosesItAndCallsItsJobsOff()
    {
        var (mara, jun, film, shot) = await TeamAsync();
        await using var host = await Studio.ConnectHostAsync();
        var (circuit, board) = await jun.OpenBoardAsync(film);
        await using var open = circuit;
        var job = await Studio.Get<GenerationQueue>().EnqueueAsync(film, shot, jun.Id);

        await using var owner = mara.OpenCircuit();
        await owner.ServiceProvider.GetRequiredService<ProjectRemoval>().DeleteAsync(film);

        Assert.False(board.IsOpen);
        Assert.Equal(Core.Jobs.JobState.Cancelled, (await Studio.Get<Core.Jobs.IJobStore>().FindAsync(job))!.State);
        Assert.DoesNotContain(await Studio.Get<IProjectStore>().ListAsync(mara.Id), project => project.Id == film);
    }

    private static TeamDesk Desk(AsyncServiceScope circuit) => circuit.ServiceProvider.GetRequiredService<TeamDesk>();

    private async Task<(Member Owner, Member Editor, ProjectId Film, ShotId Shot)> TeamAsync()
    {
        var mara = await Studio.AddMemberAsync();
        var jun = await Studio.AddMemberAsync("Jun Okafor");
        var (film, shot) = await Studio.AddFilmAsync(mara);
        await Studio.Get<IProjectStore>().SetMemberAsync(film, jun.Id, ProjectRole.Editor);
        return (mara, jun, film, shot);
    }
}
