using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Storage.Tests.Projects;

public sealed class ProjectStoreTests
{
    [Fact]
    public async Task CreateAsync_Title_MakesAProjectItsOwnerSees()
    {
        await using var studio = await TestStudio.StartAsync();
        var (ana, ben) = (await studio.AddUserAsync("ana"), await studio.AddUserAsync("ben"));
        var project = await studio.Projects.CreateAsync("Tide", ana);
        Assert.Equal(project, Assert.Single(await studio.Projects.ListAsync(ana)));
        Assert.Empty(await studio.Projects.ListAsync(ben));
        Assert.Equal(ProjectRole.Owner, await studio.Projects.FindRoleAsync(project.Id, ana));
        Assert.Null(await studio.Projects.FindRoleAsync(project.Id, ben));
        Assert.Equal(StoryboardReducer.Empty(project.Id, "Tide"), await studio.Storyboards.LoadAsync(project.Id));
    }

    [Fact]
    public async Task CreateAsync_NoTitleOrNoAccount_IsRefused()
    {
        await using var studio = await TestStudio.StartAsync();
        await Assert.ThrowsAsync<InvalidTextException>(() => studio.Projects.CreateAsync(" ", new UserId("ana")));
        await Assert.ThrowsAsync<UserNotFoundException>(() => studio.Projects.CreateAsync("Tide", new UserId("nobody")));
    }

    [Fact]
    public async Task SetMemberAsync_InvitedChangedRemoved_FollowsAtOnce()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, _) = await studio.AddProjectAsync();
        var (project, ben) = (history.Current.Id, await studio.AddUserAsync("ben"));
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Viewer);
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Editor);
        Assert.Equal(
            [new ProjectMember(new UserId("ana"), "ANA", ProjectRole.Owner), new ProjectMember(ben, "BEN", ProjectRole.Editor)],
            await studio.Projects.ListMembersAsync(project));
        Assert.True(await studio.Projects.RemoveMemberAsync(project, ben));
        Assert.False(await studio.Projects.RemoveMemberAsync(project, ben));
        Assert.Null(await studio.Projects.FindRoleAsync(project, ben));
        await Assert.ThrowsAsync<ProjectNotFoundException>(() => studio.Projects.SetMemberAsync(ProjectId.New(), ben, ProjectRole.Viewer));
    }

    [Fact]
    public async Task LastOwner_IsNeitherDemotedNorRemoved()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, _) = await studio.AddProjectAsync();
        var (project, ana, ben) = (history.Current.Id, new UserId("ana"), await studio.AddUserAsync("ben"));
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Editor);
        await Assert.ThrowsAsync<LastOwnerException>(() => studio.Projects.SetMemberAsync(project, ana, ProjectRole.Editor));
        await Assert.ThrowsAsync<LastOwnerException>(() => studio.Projects.RemoveMemberAsync(project, ana));
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Owner);
        Assert.True(await studio.Projects.RemoveMemberAsync(project, ana));
    }

    [Fact]
    public async Task ListAsync_OfARowFromBeforeTheSummary_ReadsTheStoryboard()
    {
        await using var studio = await TestStudio.StartAsync();
        await studio.AddProjectAsync();
        await using (var context = await studio.Contexts.CreateDbContextAsync())
            await context.Database.ExecuteSqlRawAsync("UPDATE Projects SET Statuses = NULL, Length = '00:00:00'");
        var project = Assert.Single(await studio.Projects.ListAsync(new UserId("ana")));
        Assert.Equal([ShotStatus.Draft], project.Statuses);
        Assert.Equal(ShotFormat.Default.Duration, project.Length);
    }

    [Fact]
    public async Task ListAsync_ChangedProjects_ShowsCountsPosterAndNewestFirst()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, shot) = await studio.AddProjectAsync();
        var ana = new UserId("ana");
        var other = await studio.Projects.CreateAsync("Older", ana);
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        history = await studio.DoAsync(history, UserId.Studio, TestStudio.Take(shot));
        history = await studio.DoAsync(history, ana, new RenameProject("Tide"));
        await studio.DoAsync(history, ana, new SetShotStatus(shot, ShotStatus.Approved));
        var projects = await studio.Projects.ListAsync(ana);
        Assert.Equal(["Tide", "Older"], projects.Select(project => project.Title));
        Assert.Equal([ShotStatus.Approved], projects[0].Statuses);
        Assert.Equal(ShotFormat.Default.Duration, projects[0].Length);
        Assert.Equal((1, 1, new string('c', 64)), (projects[0].ShotCount, projects[0].TakeCount, projects[0].PosterHash));
        Assert.True(await studio.Projects.ArchiveAsync(other.Id));
        Assert.False(await studio.Projects.ArchiveAsync(other.Id));
        Assert.Single(await studio.Projects.ListAsync(ana));
        Assert.Null(await studio.Projects.FindRoleAsync(other.Id, ana));
    }

    [Fact]
    public async Task MaySeeMediaAsync_FileOfATake_OnlyForItsProjectsMembers()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, shot) = await studio.AddProjectAsync();
        var (ana, ben) = (new UserId("ana"), await studio.AddUserAsync("ben"));
        await studio.DoAsync(history, UserId.Studio, TestStudio.Take(shot));
        foreach (var hash in new[] { new string('b', 64), new string('c', 64) })
        {
            Assert.True(await studio.Projects.MaySeeMediaAsync(hash, ana));
            Assert.False(await studio.Projects.MaySeeMediaAsync(hash, ben));
        }
        Assert.False(await studio.Projects.MaySeeMediaAsync(new string('d', 64), ana));
    }
}
