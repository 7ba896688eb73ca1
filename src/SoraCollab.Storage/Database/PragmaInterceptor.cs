using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SoraCollab.Storage.Database;

/// <summary>Sets what SQLite forgets between connections.</summary>
internal sealed class PragmaInterceptor : DbConnectionInterceptor
{
    // FULL: with NORMAL, a power cut may take back what was committed and answered. The busy timeout first, so that the others wait.
    private const string Pragmas = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
