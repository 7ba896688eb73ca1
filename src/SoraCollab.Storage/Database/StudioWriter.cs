using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core.MediaFiles;

namespace SoraCollab.Storage.Database;

/// <summary>
/// The one door to writing. SQLite has one writer at a time and its driver blocks the thread that waits, so writers wait here
/// instead, and each transaction takes the write lock at its start (BEGIN IMMEDIATE): one that reads first and wants to write
/// later would be refused at once, whatever the timeout.
/// </summary>
internal sealed class StudioWriter(IDbContextFactory<StudioDbContext> contexts, StudioFolder folder) : IDisposable
{
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;

    // Below this, an input or output error of the database is the disk's being full.
    private const long NoSpaceBytes = 1024 * 1024;

    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>Runs one transaction: all of it is kept, or nothing.</summary>
    /// <exception cref="StorageFullException">The disk is full; nothing of it was kept.</exception>
    public async Task<T> WriteAsync<T>(Func<StudioDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(context);
            await context.SaveChangesAsync(cancellationToken);
            // From here on there is no turning back: a commit that is cut off half-way might have happened.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception exception) when (IsFull(exception))
        {
            throw new StorageFullException(0, folder.FreeBytes, exception);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<StudioDbContext, Task> write, CancellationToken cancellationToken) => WriteAsync(
        async context =>
        {
            await write(context);
            return true;
        },
        cancellationToken);

    public void Dispose() => gate.Dispose();

    private bool IsFull(Exception exception) => (exception as SqliteException ?? exception.InnerException as SqliteException) switch
    {
        { SqliteErrorCode: SqliteFull } => true,
        { SqliteErrorCode: SqliteIoError } => folder.FreeBytes < NoSpaceBytes,
        _ => false,
    };
}
