using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Text;

namespace SoraCollab.Storage.Tests.Storyboards;

public sealed class StoryboardStoreTests
{
    private static readonly UserId Ana = new("ana");

    [Fact]
    public async Task CommitAsync_Commands_AreThereAfterARestart()
    {
        var folder = TestStudio.NewFolder();
        StoryboardHistory history;
        await using (var studio = await TestStudio.StartAsync(folder))
        {
            (history, var shot) = await studio.AddProjectAsync();
            history = await studio.DoAsync(history, Ana, new EditPrompt(shot, TextOperation.Between("a bay", "a bay 🎬")));
            history = await studio.DoAsync(history, UserId.Studio, TestStudio.Take(shot));
            history = await studio.DoAsync(history, Ana, new UndoLast());
        }
        await using (var studio = await TestStudio.StartAsync(folder))
        {
            var loaded = await studio.Storyboards.LoadAsync(history.Current.Id);
            Assert.Equal(history.Current, loaded);
            var log = await studio.Storyboards.LogSinceAsync(history.Current.Id, 0);
            Assert.Equal(Enumerable.Range(1, 5).Select(version => (long)version), log.Select(entry => entry.Version));
            Assert.Equal(loaded, log.Aggregate(StoryboardReducer.Empty(history.Current.Id, "Film"), StoryboardReducer.Apply));
            Assert.Equal(log[2], await studio.Storyboards.FindOperationAsync(history.Current.Id, log[2].OperationId));
            Assert.Equal(log[2].OperationId, log[4].Undoes);
            // Undo goes on where it stood.
            var resumed = await studio.DoAsync(StoryboardHistory.Load(loaded!, log), Ana, new RedoLast());
            Assert.Equal("a bay 🎬", resumed.Current.Shots.Single().Prompt);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task LoadAsync_HoweverManyEntriesSinceASnapshot_IsTheStoryboardAsCommitted()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, shot) = await studio.AddProjectAsync();
        for (var i = 0; i < 120; i++)
        {
            history = await studio.DoAsync(history, Ana, i % 3 == 0 ? new RenameProject($"Film {i}") : new SetShotTitle(shot, $"Title {i}"));
            if (history.Current.Version is < 5 or > 47 and < 53 or > 97) Assert.Equal(history.Current, await studio.Storyboards.LoadAsync(history.Current.Id));
        }
        await using var context = await studio.Contexts.CreateDbContextAsync();
        Assert.Equal((122L, 100L), await context.Snapshots.Select(row => ValueTuple.Create(row.Version, row.SnapshotVersion)).SingleAsync());
    }

    [Fact]
    public async Task CommitAsync_TwoWritersAtOneVersion_TheSecondIsToldAndChangesNothing()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, _) = await studio.AddProjectAsync();
        var (first, second) = (studio.Decide(history, Ana, new RenameProject("Tide")), studio.Decide(history, Ana, new RenameProject("Ebb")));
        await studio.Storyboards.CommitAsync(first, history.Append(first).Current);
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(
            () => studio.Storyboards.CommitAsync(second, history.Append(second).Current));
        Assert.Equal((2, 3), (conflict.ExpectedVersion, conflict.StoredVersion));
        Assert.Equal("Tide", (await studio.Storyboards.LoadAsync(history.Current.Id))!.Title);
        Assert.Null(await studio.Storyboards.FindOperationAsync(history.Current.Id, second.OperationId));
    }

    [Fact]
    public async Task CommitAsync_ManyWritersRacing_ExactlyOneWinsEachVersion()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, _) = await studio.AddProjectAsync();
        var conflicts = 0;
        for (var round = 0; round < 5; round++)
        {
            var entries = Enumerable.Range(0, 8).Select(i => studio.Decide(history, Ana, new RenameProject($"Film {round}.{i}"))).ToList();
            var won = await Task.WhenAll(entries.Select(entry => Task.Run(async () =>
            {
                try
                {
                    await studio.Storyboards.CommitAsync(entry, history.Append(entry).Current);
                    return entry;
                }
                catch (VersionConflictException)
                {
                    Interlocked.Increment(ref conflicts);
                    return null;
                }
            })));
            history = history.Append(Assert.Single(won, entry => entry is not null)!);
        }
        Assert.Equal(35, conflicts);
        Assert.Equal(history.Current, await studio.Storyboards.LoadAsync(history.Current.Id));
    }

    [Fact]
    public async Task CommitAsync_UnknownProject_IsRefused()
    {
        await using var studio = await TestStudio.StartAsync();
        var history = StoryboardHistory.Load(StoryboardReducer.Empty(ProjectId.New(), "Film"), []);
        var entry = studio.Decide(history, Ana, new RenameProject("Tide"));
        await Assert.ThrowsAsync<ProjectNotFoundException>(() => studio.Storyboards.CommitAsync(entry, history.Append(entry).Current));
    }

    [Fact]
    public async Task CommitAsync_FullDatabase_IsToldClearlyAndLosesNothing()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, _) = await studio.AddProjectAsync();
        studio.PageLimit.Pages = await PageCountAsync(studio) + 2;
        StorageFullException? full = null;
        for (var i = 0; i < 200 && full is null; i++)
        {
            var entry = studio.Decide(history, Ana, new AddShot(ShotId.New(), history.Current.Scenes[0].Id, 1, Prompt: new string('x', 2000)));
            try
            {
                await studio.Storyboards.CommitAsync(entry, history.Append(entry).Current);
                history = history.Append(entry);
            }
            catch (StorageFullException exception)
            {
                full = exception;
                Assert.Null(await studio.Storyboards.FindOperationAsync(history.Current.Id, entry.OperationId));
            }
        }
        Assert.NotNull(full);
        Assert.Contains("Nothing was lost", full.Message);
        Assert.Equal(history.Current, await studio.Storyboards.LoadAsync(history.Current.Id));

        // Space comes back: the studio goes on without a restart.
        studio.PageLimit.Pages = null;
        history = await studio.DoAsync(history, Ana, new RenameProject("Tide"));
        Assert.Equal(history.Current, await studio.Storyboards.LoadAsync(history.Current.Id));
    }

    private static async Task<long> PageCountAsync(TestStudio studio)
    {
        await using var context = await studio.Contexts.CreateDbContextAsync();
        return await context.Database.SqlQuery<long>($"SELECT page_count AS Value FROM pragma_page_count").SingleAsync();
    }
}
