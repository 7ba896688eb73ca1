using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.MediaFiles;

/// <summary>
/// Finds stored files that nothing names. What may name one is read off the model: every column of text that is called a hash,
/// and every column of JSON, of every table. A table that comes later is heeded by itself; what is forgotten is kept, not lost.
/// </summary>
internal static class UnusedMedia
{
    public static async Task<IReadOnlyList<string>> FindAsync(IDbContextFactory<StudioDbContext> contexts, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sql = $"SELECT media.\"Hash\" AS \"Value\" FROM \"Media\" AS media WHERE {Condition(context)}";
        return await context.Database.SqlQueryRaw<string>(sql, before.UtcTicks).ToListAsync(cancellationToken);
    }

    /// <summary>Takes a file out of the database if nothing names it; false where something does.</summary>
    public static async Task<bool> RemoveAsync(StudioDbContext context, string hash, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var sql = $"DELETE FROM \"Media\" AS media WHERE media.\"Hash\" = {{1}} AND {Condition(context)}";
        return await context.Database.ExecuteSqlRawAsync(sql, [before.UtcTicks, hash], cancellationToken) > 0;
    }

    private static string Condition(StudioDbContext context)
    {
        var uses = context.Model.GetEntityTypes()
            .Where(entity => entity.ClrType != typeof(MediaRow))
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(string))
            .Select(property => (Table: property.DeclaringType.GetTableName()!, Column: property.GetColumnName(), Test: TestOf(property.Name)))
            .Where(use => use.Test is not null)
            .Select(use => string.Format(System.Globalization.CultureInfo.InvariantCulture,
                "NOT EXISTS (SELECT 1 FROM \"{0}\" AS used WHERE {1})", use.Table, string.Format(System.Globalization.CultureInfo.InvariantCulture, use.Test!, $"used.\"{use.Column}\"")));
        // The cheap questions first: text is only searched for files that no column names.
        return string.Join(" AND ", uses.OrderBy(use => use.Contains("instr", StringComparison.Ordinal)).Prepend("media.\"CreatedAt\" < {0}"));
    }

    private static string? TestOf(string name) =>
        name.EndsWith("Hash", StringComparison.Ordinal) ? "{0} = media.\"Hash\""
        : name.EndsWith("Json", StringComparison.Ordinal) ? "instr({0}, media.\"Hash\") > 0"
        : null;
}
