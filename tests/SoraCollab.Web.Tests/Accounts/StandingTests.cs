using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Accounts;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Accounts;

/// <summary>What happens to who is in the studio when their standing in it is changed.</summary>
public sealed class StandingTests(SharedStudio shared)
{
    // The longest that anything may stay open after its right to be was taken.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private StudioServer Studio => shared.Server;

    [Fact]
    public async Task SetDisabledAsync_OfSomebodyWithEverythingOpen_ClosesAllOfItWithinFiveSeconds()
    {
        var (root, jun) = (await Studio.AddMemberAsync("Root", administers: true), await Studio.AddMemberAsync("Jun Okafor"));
        var (film, shot) = await Studio.AddFilmAsync(jun);
        var (circuit, board) = await jun.OpenBoardAsync(film);
        await using var open = circuit;
        await using var page = await PageConnection.OpenAsync(jun, Studio.Address);
        await using var room = jun.Connect("/hubs/room");
        await using var preview = jun.Connect("/hubs/preview", build: builder => builder.AddMessagePackProtocol());
        var closed = new[] { ClosingOf(room), ClosingOf(preview), page.Closed };
        await room.StartAsync();
        await preview.StartAsync();
        await room.InvokeAsync<JoinAnswer>("Join", film, (long?)null);
        using var browser = jun.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/api/projects/{film}/media")).StatusCode);

        await using var admin = root.OpenCircuit();
        var since = Stopwatch.StartNew();
        await Desk(admin).SetDisabledAsync(jun.Id, true);

        // The next command is refused at once: on the page, in the hub, by address, and by the cookie that was good until now.
        Assert.False(await board.SendAsync(new SetShotStatus(shot, ShotStatus.ForReview)));
        Assert.Null(await Studio.Get<IProjectStore>().FindRoleAsync(film, jun.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"/api/projects/{film}/media")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
        await Task.WhenAll(closed).WaitAsync(Expect.Patience);
        TestContext.Current.SendDiagnosticMessage($"Everything of a disabled account was closed after {since.ElapsedMilliseconds} ms.");
        Assert.True(since.Elapsed < Grace, $"It took {since.Elapsed}.");
        // Their page was told that nobody is signed in on it, which leads to the sign-in page.
        await Assert.ThrowsAsync<SignedOutException>(() => circuit.ServiceProvider.GetRequiredService<CurrentPerson>().GetAsync());

        await Desk(admin).SetDisabledAsync(jun.Id, false);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"/api/projects/{film}/media")).StatusCode);
        Assert.Equal(ProjectRole.Owner, await Studio.Get<IProjectStore>().FindRoleAsync(film, jun.Id));
    }

    [Fact]
    public async Task CanSignInAsync_OfADisabledAccount_IsFalse()
    {
        var (root, jun) = (await Studio.AddMemberAsync("Root", administers: true), await Studio.AddMemberAsync("Jun Okafor"));
        await using var admin = root.OpenCircuit();
        await Desk(admin).SetDisabledAsync(jun.Id, true);
        await using var scope = Studio.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>().FindByIdAsync(jun.Id.Value);
        Assert.False(await scope.ServiceProvider.GetRequiredService<SignInManager<StudioUser>>().CanSignInAsync(user!));
    }

    [Fact]
    public async Task SetAdministratorAsync_TakenAway_RefusesTheNextCommandOfAPageThatIsOpen()
    {
        var (root, jun) = (await Studio.AddMemberAsync("Root", administers: true), await Studio.AddMemberAsync("Jun Okafor", administers: true));
        await using var admin = root.OpenCircuit();
        await using var other = jun.OpenCircuit();
        Assert.NotEmpty(await Desk(other).ListAsync());
        await Desk(admin).SetAdministratorAsync(jun.Id, false);

        await Assert.ThrowsAsync<NotTheOwnerException>(() => Desk(other).ListAsync());
        await Assert.ThrowsAsync<NotTheOwnerException>(() => Desk(other).SetDisabledAsync(root.Id, true));
        await Assert.ThrowsAsync<NotTheOwnerException>(() => other.ServiceProvider.GetRequiredService<HostDesk>().CreateAsync("kiln-b"));
        Assert.False((await other.ServiceProvider.GetRequiredService<CurrentPerson>().GetAsync()).IsOwner);
        await Desk(admin).SetAdministratorAsync(jun.Id, true);
        // Taken off again: a later test's news must not ask a circuit that is gone.
        Action<UserId>? onChanged = null;
        await Expect.UntilAsync(() => IsOwner(other), look => Desk(other).Changed += onChanged = _ => look(), _ => Desk(other).Changed -= onChanged);
    }

    [Fact]
    public async Task RemovedMember_WithBothHubsOpen_LosesThemWithinFiveSeconds()
    {
        var (mara, jun) = (await Studio.AddMemberAsync(), await Studio.AddMemberAsync("Jun Okafor"));
        var (film, shot) = await Studio.AddFilmAsync(mara);
        await Studio.Get<IProjectStore>().SetMemberAsync(film, jun.Id, ProjectRole.Editor);
        await using var room = jun.Connect("/hubs/room");
        await using var preview = jun.Connect("/hubs/preview", build: builder => builder.AddMessagePackProtocol());
        var closed = new[] { ClosingOf(room), ClosingOf(preview) };
        await room.StartAsync();
        await preview.StartAsync();
        await room.InvokeAsync<JoinAnswer>("Join", film, (long?)null);
        await preview.InvokeAsync("Watch", film.ToString());

        await using var desk = mara.OpenCircuit();
        var since = Stopwatch.StartNew();
        await desk.ServiceProvider.GetRequiredService<Web.Teams.TeamDesk>().RemoveAsync(film, jun.Id);

        await Task.WhenAll(closed).WaitAsync(Expect.Patience);
        Assert.True(since.Elapsed < Grace, $"It took {since.Elapsed}.");
        await using var again = jun.Connect("/hubs/room");
        await again.StartAsync();
        await Assert.ThrowsAsync<HubException>(() => again.InvokeAsync<JoinAnswer>("Join", film, (long?)null));
        Assert.NotEqual(default, shot);
    }

    private static bool IsOwner(AsyncServiceScope circuit) => circuit.ServiceProvider.GetRequiredService<CurrentPerson>().GetAsync() is { IsCompletedSuccessfully: true, Result.IsOwner: true };

    private static AccountDesk Desk(AsyncServiceScope circuit) => circuit.ServiceProvider.GetRequiredService<AccountDesk>();

    private static Task ClosingOf(HubConnection connection)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        return closed.Task;
    }
}
