using SoraCollab.Core;
using SoraCollab.Core.Accounts;
using SoraCollab.Core.Projects;

namespace SoraCollab.Storage.Tests.Accounts;

public sealed class AccountStoreTests : IAsyncLifetime
{
    private readonly UserId ana = new("ana");
    private TestStudio studio = null!;
    private ProjectId project;

    public async ValueTask InitializeAsync()
    {
        studio = await TestStudio.StartAsync();
        project = (await studio.AddProjectAsync()).History.Current.Id;
    }

    public ValueTask DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task SetDisabledAsync_OfAMember_RestsTheirRolesUntilEnabled()
    {
        var ben = await studio.AddUserAsync("ben");
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Editor);
        Assert.True(await studio.Accounts.SetDisabledAsync(ben, true));
        Assert.False(await studio.Accounts.SetDisabledAsync(ben, true));

        Assert.Null(await studio.Projects.FindRoleAsync(project, ben));
        Assert.Empty(await studio.Projects.ListAsync(ben));
        Assert.Equal(studio.Time.GetUtcNow(), (await studio.Accounts.FindAsync(ben))!.DisabledAt);
        Assert.True(await studio.Accounts.SetDisabledAsync(ben, false));
        Assert.Equal(ProjectRole.Editor, await studio.Projects.FindRoleAsync(project, ben));
    }

    [Fact]
    public async Task RemoveMemberAsync_OfTheLastOwnerWhoIsNotDisabled_IsRefused()
    {
        var ben = await studio.AddUserAsync("ben");
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Owner);
        await studio.Accounts.SetDisabledAsync(ben, true);
        await Assert.ThrowsAsync<LastOwnerException>(() => studio.Projects.RemoveMemberAsync(project, ana));
    }

    [Fact]
    public async Task SetAdministratorAsync_KeepsOneWhoMayUseTheirAccount()
    {
        var ben = await studio.AddUserAsync("ben");
        Assert.True(await studio.Accounts.SetAdministratorAsync(ana, true));
        Assert.False(await studio.Accounts.SetAdministratorAsync(ana, true));
        await Assert.ThrowsAsync<LastAdministratorException>(() => studio.Accounts.SetAdministratorAsync(ana, false));
        await Assert.ThrowsAsync<LastAdministratorException>(() => studio.Accounts.SetDisabledAsync(ana, true));
        await studio.Accounts.SetAdministratorAsync(ben, true);
        await studio.Accounts.SetDisabledAsync(ben, true);
        Assert.False(await studio.Accounts.IsAdministratorAsync(ben));
        // Ben runs nothing while he is disabled, so Ana is the last again.
        await Assert.ThrowsAsync<LastAdministratorException>(() => studio.Accounts.SetDisabledAsync(ana, true));
        await studio.Accounts.SetDisabledAsync(ben, false);
        Assert.True(await studio.Accounts.SetAdministratorAsync(ana, false));
        Assert.Equal([("ANA", false, 1), ("BEN", true, 0)], (await studio.Accounts.ListAsync()).Select(one => (one.Name, one.IsAdministrator, one.ProjectCount)));
        await Assert.ThrowsAsync<UserNotFoundException>(() => studio.Accounts.SetDisabledAsync(new UserId("nobody"), true));
    }
}
