using System.Globalization;
using Microsoft.Data.Sqlite;
using SoraCollab.Core.Audit;
using SoraCollab.Storage;
using SoraCollab.Storage.Audit;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Audit;

/// <summary>"audit verify [--expect HASH]": goes through the log without starting the studio; it may run meanwhile.</summary>
public static class AuditCommand
{
    private const string Usage = """
        Use: audit verify [--expect HASH] [--Studio:DataFolder FOLDER]
          Says whether the studio's log is as it was written, and names the first row at which it is not.
          --expect HASH  a head hash that was kept elsewhere; the log must hold a row of that hash.
        It ends with 0 when the log is unbroken, 1 when it is not, 2 when it could not be read.
        """;

    /// <summary>Whether the program was called for this and not to run the studio.</summary>
    public static bool IsMeant(string[] args) => args is ["audit", ..];

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken = default)
    {
        if (args is not ["audit", "verify", .. var rest] || (rest.Contains("--expect") && Expected(rest) is not { Length: 64 }))
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }
        var builder = WebApplication.CreateBuilder(rest);
        builder.Logging.ClearProviders();
        var studio = builder.Configuration.GetSection(StudioOptions.Section).Get<StudioOptions>() ?? new StudioOptions();
        var folder = Path.GetFullPath(studio.DataFolder, builder.Environment.ContentRootPath);
        if (!Directory.Exists(folder))
        {
            await output.WriteLineAsync($"There is no data folder {folder}.");
            return 2;
        }
        await using var services = new ServiceCollection().AddStudioStorage(new StudioStorageOptions { DataFolder = folder }).BuildServiceProvider();
        try
        {
            return await VerifyAsync(services.GetRequiredService<AuditStore>(), Expected(rest), output, cancellationToken);
        }
        catch (SqliteException failure)
        {
            await output.WriteLineAsync($"The log in {folder} cannot be read: {failure.Message}");
            return 2;
        }
    }

    private static string? Expected(string[] rest) => Array.IndexOf(rest, "--expect") is var at and >= 0 && at + 1 < rest.Length ? rest[at + 1] : null;

    private static async Task<int> VerifyAsync(AuditStore store, string? expected, TextWriter output, CancellationToken cancellationToken)
    {
        var verdict = await store.VerifyAsync(cancellationToken);
        await output.WriteLineAsync(verdict.Words);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{verdict.Count} rows; head {verdict.Head.Number} {verdict.Head.Hash}"));
        if (!verdict.IsWhole)
            return 1;
        if (expected is not null && !await store.HasAsync(expected, cancellationToken))
        {
            await output.WriteLineAsync($"No row has the hash {expected}: the log was written anew since that was kept.");
            return 1;
        }
        return 0;
    }
}
