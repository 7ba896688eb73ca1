using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Storage.Tests.Projects;

public sealed class InvitationStoreTests : IAsyncLifetime
{
    private TestStudio studio = null!;
    private ProjectId project;

    private readonly UserId ana = new("ana");

    public async ValueTask InitializeAsync()
    {
        studio = await TestStudio.StartAsync();
        project = (await studio.AddProjectAsync()).History.Current.Id;
    }

    public ValueTask DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task AcceptAsync_ManyAtOnce_LetsOneIn()
    {
        var code = await CreateAsync(ProjectRole.Viewer);
        var guests = new List<UserId>();
        for (var guest = 0; guest < 8; guest++) guests.Add(await studio.AddUserAsync($"guest{guest}"));

        var answers = await Task.WhenAll(guests.Select(guest => Task.Run(() => studio.Invitations.AcceptAsync(code, guest))));

        Assert.Single(answers, let => let);
        var let = guests[answers.IndexOf(true)];
        Assert.Equal(ProjectRole.Viewer, await studio.Projects.FindRoleAsync(project, let));
        Assert.Equal(2, (await studio.Projects.ListMembersAsync(project)).Count);
        Assert.Null(await studio.Invitations.FindAsync(code));
        Assert.Empty(await studio.Invitations.ListAsync(project));
    }

    [Fact]
    public async Task AcceptAsync_OfAMember_KeepsTheirRoleAndTheInvitation()
    {
        var code = await CreateAsync(ProjectRole.Viewer);
        Assert.True(await studio.Invitations.AcceptAsync(code, ana));
        Assert.Equal(ProjectRole.Owner, await studio.Projects.FindRoleAsync(project, ana));
        Assert.Equal(("Film", "ANA", ProjectRole.Viewer), (await studio.Invitations.FindAsync(code)) is { } open ? (open.ProjectTitle, open.InviterName, open.Role) : default);
    }

    [Fact]
    public async Task AcceptAsync_EndedWithdrawnUnknownOrOfOneWhoLeft_LetsNobodyIn()
    {
        var ben = await studio.AddUserAsync("ben");
        var late = await studio.AddUserAsync("late");
        var ended = await CreateAsync();
        studio.Time.Advance(TimeSpan.FromDays(8));
        var withdrawn = await CreateAsync();
        var waiting = await studio.Invitations.ListAsync(project);
        Assert.Equal([false, true], waiting.Select(one => one.EndsAt < studio.Time.GetUtcNow()));
        Assert.True(await studio.Invitations.WithdrawAsync(project, waiting[0].Id));
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Owner);
        var left = await CreateAsync();
        await studio.Projects.RemoveMemberAsync(project, ana);

        foreach (var code in new[] { ended, withdrawn, left, "no such code" })
        {
            Assert.Null(await studio.Invitations.FindAsync(code));
            Assert.False(await studio.Invitations.AcceptAsync(code, late));
        }
        Assert.Null(await studio.Projects.FindRoleAsync(project, late));
    }

    [Fact]
    public async Task AcceptAsync_AfterItsInviterWasMadeLess_LetsNobodyInEvenWhenTheyAreMadeMoreAgain()
    {
        var (ben, late) = (await studio.AddUserAsync("ben"), await studio.AddUserAsync("late"));
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Owner);
        var (demoted, link) = (await CreateAsync(inviter: ben), await GuestLinkAsync(ben));
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Editor);
        Assert.NotNull(await studio.Invitations.FindAsync(demoted));
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Reviewer);
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Owner);
        await LetsNobodyInAsync(demoted, late);
        Assert.Null(await studio.Guests.FindAsync(link));

        // The same for who was removed and came back, and for who was disabled and enabled; what Ana handed out stays good.
        var (removed, anas) = (await CreateAsync(inviter: ben), await CreateAsync());
        await studio.Projects.RemoveMemberAsync(project, ben);
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Owner);
        await LetsNobodyInAsync(removed, late);
        var (disabled, closed) = (await CreateAsync(inviter: ben), await GuestLinkAsync(ben));
        Assert.True(await studio.Accounts.SetDisabledAsync(ben, true));
        Assert.True(await studio.Accounts.SetDisabledAsync(ben, false));
        await LetsNobodyInAsync(disabled, late);
        Assert.Null(await studio.Guests.FindAsync(closed));
        Assert.NotNull(await studio.Invitations.FindAsync(anas));
    }

    [Fact]
    public async Task CreateAsync_ByOneWhoMayNotLetOthersIn_IsRefused()
    {
        var ben = await studio.AddUserAsync("ben");
        await Assert.ThrowsAsync<NotAllowedException>(() => CreateAsync(inviter: ben));
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Reviewer);
        await Assert.ThrowsAsync<NotAllowedException>(() => CreateAsync(inviter: ben));
        await Assert.ThrowsAsync<NotAllowedException>(() => GuestLinkAsync(ben));
    }

    private async Task LetsNobodyInAsync(string code, UserId late)
    {
        Assert.Null(await studio.Invitations.FindAsync(code));
        Assert.False(await studio.Invitations.AcceptAsync(code, late));
    }

    private Task<string> GuestLinkAsync(UserId maker) =>
        studio.Guests.CreateAsync(project, maker, new GuestTerms(GuestRights.View, TimeSpan.FromDays(1)));

    private Task<string> CreateAsync(ProjectRole role = ProjectRole.Editor, UserId? inviter = null) => studio.Invitations.CreateAsync(project, inviter ?? ana, role, TimeSpan.FromDays(7));
}
