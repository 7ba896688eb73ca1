using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SoraCollab.Storage.Tests.Database;

/// <summary>Makes the database full at will, by the number of its pages.</summary>
internal sealed class PageLimit : DbConnectionInterceptor
{
    /// <summary>Pages that the database may have; null for no limit.</summary>
    public long? Pages { get; set; }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {Pages ?? 1_000_000_000}";
        command.ExecuteNonQuery();
    }
}
