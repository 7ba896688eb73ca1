using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Tests.Database;

public sealed class StudioDatabaseTests
{
    [Fact]
    public async Task StartAsync_FreshFolder_HasTheWholeSchemaAndSafeSettings()
    {
        await using var studio = await TestStudio.StartAsync();
        await using var context = await studio.Contexts.CreateDbContextAsync();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Equal("wal", await ReadAsync(context, "PRAGMA journal_mode"));
        Assert.Equal("2", await ReadAsync(context, "PRAGMA synchronous"));
        Assert.Equal("1", await ReadAsync(context, "PRAGMA foreign_keys"));
        Assert.Equal("10000", await ReadAsync(context, "PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task StartAsync_SecondStudioOnTheFolder_IsRefusedNamingIt()
    {
        await using var studio = await TestStudio.StartAsync();
        await using var second = TestStudio.Prepare(studio.Folder);
        var refusal = await Assert.ThrowsAsync<StudioStartException>(() => second.Database.StartAsync());
        Assert.Contains(studio.Folder, refusal.Message);
        studio.Database.Dispose();
        await second.Database.StartAsync();
    }

    [Fact]
    public async Task StartAsync_LockOfAKilledMigration_DoesNotWait()
    {
        var folder = TestStudio.NewFolder();
        await using (await TestStudio.StartAsync(folder))
        {
        }
        // As after a kill in the middle of the first migration: the lock is there, the schema is not yet.
        Execute(folder, "DELETE FROM __EFMigrationsLock; INSERT INTO __EFMigrationsLock VALUES (1, '2030-01-01 00:00:00+00:00');");
        await using (await TestStudio.StartAsync(folder))
        {
        }
        File.Delete(Path.Combine(folder, "studio.db"));
        Execute(folder, "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2030-01-01 00:00:00+00:00');");
        await using (var studio = await TestStudio.StartAsync(folder))
        {
            await studio.AddProjectAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task StartAsync_DatabaseOfANewerStudio_IsRefused()
    {
        var folder = TestStudio.NewFolder();
        await using (await TestStudio.StartAsync(folder))
        {
        }
        Execute(folder, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        await using (var studio = TestStudio.Prepare(folder))
        {
            var refusal = await Assert.ThrowsAsync<StudioStartException>(() => studio.Database.StartAsync());
            Assert.Contains("FromTheFuture", refusal.Message);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task StartAsync_DatabaseOfAnOlderStudio_IsBackedUpAndBroughtUpToDate()
    {
        var folder = TestStudio.NewFolder();
        await using (var studio = TestStudio.Prepare(folder))
        await using (var context = await studio.Contexts.CreateDbContextAsync())
            await context.GetService<IMigrator>().MigrateAsync("Initial");
        var old = StoryboardReducer.Empty(ProjectId.New(), "Old") with { Version = 7 };
        var id = old.Id.ToString().ToUpperInvariant();
        Execute(
            folder,
            $"""
            INSERT INTO Projects (Id, Title, CreatedAt, ChangedAt, ShotCount, TakeCount) VALUES ('{id}', 'Old', 1, 1, 0, 0);
            INSERT INTO StoryboardSnapshots (ProjectId, Version, Json) VALUES ('{id}', 7, '{JsonSerializer.Serialize(old, StudioJson.Options)}');
            """);
        await using (var studio = await TestStudio.StartAsync(folder))
        {
            Assert.Equal(old, await studio.Storyboards.LoadAsync(old.Id));
            Assert.EndsWith("KeepSnapshotsNowAndThen.db", Assert.Single(Directory.EnumerateFiles(Path.Combine(folder, "backups"))));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task BackUpAsync_DatabaseInUse_OpensAsAStudio()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, _) = await studio.AddProjectAsync();
        var folder = TestStudio.NewFolder();
        await studio.Database.BackUpAsync(Path.Combine(folder, "studio.db"));
        await studio.DoAsync(history, new UserId("ana"), new RenameProject("After the backup"));
        await using (var restored = await TestStudio.StartAsync(folder))
            Assert.Equal(history.Current, await restored.Storyboards.LoadAsync(history.Current.Id));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task SaveChanges_AccountsBesideTheStores_NeverFindTheDatabaseLocked()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, _) = await studio.AddProjectAsync();
        var accounts = Enumerable.Range(0, 40).Select(i => Task.Run(() => studio.AddUserAsync($"user{i}")));
        var hosts = Enumerable.Range(0, 40).Select(i => Task.Run(() => studio.Hosts.CreateAsync($"host{i}")));
        await Task.WhenAll([.. accounts, .. hosts]);
        await using var context = await studio.Contexts.CreateDbContextAsync();
        Assert.Equal(41, await context.Users.CountAsync());
        Assert.Equal(40, (await studio.Hosts.ListAsync()).Count);
    }

    private static async Task<string?> ReadAsync(StudioDbContext context, string pragma)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Execute(string folder, string sql)
    {
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "studio.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task StartAsync_OnANewFolder_MakesItForItsOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has lists of rights instead of modes.");
        var outer = TestStudio.NewFolder();
        try
        {
            await using var studio = await TestStudio.StartAsync(Path.Combine(outer, "data"));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(studio.Folder));
        }
        finally
        {
            Directory.Delete(outer, recursive: true);
        }
    }
}
