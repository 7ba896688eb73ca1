using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SoraCollab.Storage.Database;

/// <summary>Opens the database for this process alone, and brings it up to date. Disposing lets another process in.</summary>
public sealed class StudioDatabase : IDisposable
{
    // Versions before this one can corrupt a database whose write-ahead log is reset while another connection writes.
    private static readonly Version OldestSafeSqlite = new(3, 51, 3);

    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioFolder folder;
    private readonly TimeProvider time;
    private FileStream? ownership;

    internal StudioDatabase(IDbContextFactory<StudioDbContext> contexts, StudioFolder folder, TimeProvider time)
    {
        this.contexts = contexts;
        this.folder = folder;
        this.time = time;
    }

    /// <summary>Takes the data folder for this process, brings the schema up to date and clears what a crash left. Call once, at start.</summary>
    /// <exception cref="StudioStartException">Another studio runs on the folder, or the database is of a newer studio.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (ownership is not null) return;
        ownership = TakeOwnership();
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await MigrateAsync(context, cancellationToken);
            await CheckSettingsAsync(context, cancellationToken);
            // The folder is ours: whatever is still on its way here was cut off, and nobody was told that it arrived.
            foreach (var leftover in Directory.EnumerateFiles(folder.Temporary)) File.Delete(leftover);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes a consistent copy of the database while it is in use.</summary>
    /// <param name="path">The file to write; must not exist.</param>
    /// <param name="cancellationToken">Stops before the copying starts.</param>
    public async Task BackUpAsync(string path, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await BackUpAsync(context, path, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ownership?.Dispose();
        ownership = null;
    }

    private FileStream TakeOwnership()
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StudioStartException(
                $"Another studio runs on the data folder {folder.Path}. Stop it first, or give this one a folder of its own.", exception);
        }
    }

    private async Task MigrateAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet();
        List<string> applied = File.Exists(folder.Database) ? [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)] : [];
        var unknown = applied.Where(migration => !known.Contains(migration)).ToList();
        if (unknown.Count > 0)
            throw new StudioStartException(
                $"The database in {folder.Path} was written by a newer studio (it has {unknown[0]}). Start that one, or restore a backup from {folder.Backups}.");

        // Even with nothing to do, migrating would wait for ever on a lock that a killed process left behind.
        if (applied.Count == known.Count) return;
        if (applied.Count > 0)
        {
            Directory.CreateDirectory(folder.Backups);
            var name = $"{time.GetUtcNow():yyyyMMdd-HHmmss}-before-{known.Except(applied).Order().First()}.db";
            await BackUpAsync(context, Path.Combine(folder.Backups, name), cancellationToken);
        }
        // No other process is on the folder, so a lock that is there belongs to a dead one.
        await context.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); DELETE FROM \"__EFMigrationsLock\";",
            cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    private static async Task CheckSettingsAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        var version = Version.Parse(connection.ServerVersion);
        if (version < OldestSafeSqlite)
            throw new StudioStartException($"SQLite {version} can corrupt a database in use; {OldestSafeSqlite} or later is needed.");
        // WAL stays with the file, so it is set once here; the rest is set on each connection.
        Expect(connection, "PRAGMA journal_mode = WAL", "wal");
        Expect(connection, "PRAGMA synchronous", "2");
        Expect(connection, "PRAGMA foreign_keys", "1");
    }

    private static void Expect(SqliteConnection connection, string pragma, string expected)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        var found = Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        if (found != expected)
            throw new StudioStartException($"The database answers \"{found}\" to \"{pragma}\" where \"{expected}\" is needed. Is its folder on a network drive?");
    }

    private static async Task BackUpAsync(StudioDbContext context, string path, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlAsync($"VACUUM INTO {path}", cancellationToken);
}
