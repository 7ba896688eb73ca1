using System.Globalization;
using System.Text;
using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Storage.Audit;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Audit;

/// <summary>Registers the studio's log, notes where requests come from and serves the log as a table.</summary>
public static class AuditExtensions
{
    /// <summary>Where the table is.</summary>
    public const string TablePath = "/admin/audit.csv";

    // Read in pieces, so that a log of years does not stand in memory.
    private const int Piece = 1000;

    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddScoped<AuditDesk>();
        builder.Services.AddHostedService<AuditAnnouncement>();
        return builder;
    }

    /// <summary>Notes the address of each request, and of each live connection for what is called over it.</summary>
    public static WebApplication UseAudit(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            AuditOrigin.Address = context.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "";
            return next(context);
        });
        return app;
    }

    public static WebApplication MapAudit(this WebApplication app)
    {
        app.MapGet(TablePath, TableAsync);
        return app;
    }

    /// <summary>What the address of a table asks for: <c>acts</c> (a group's name), <c>person</c>, <c>from</c> and <c>until</c> (days).</summary>
    public static AuditFilter FilterOf(string? acts, string? person, DateOnly? from, DateOnly? until) => new(
        AuditWords.Groups.FirstOrDefault(group => group.Name == acts).Acts ?? [],
        string.IsNullOrWhiteSpace(person) ? null : person.Trim(),
        from is { } first ? new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null,
        until is { } last ? new DateTimeOffset(last.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(1) : null);

    private static async Task<IResult> TableAsync(
        string? acts, string? person, DateOnly? from, DateOnly? until, HttpContext context, StudioAccess access, AuditStore store, AuditLog log, TimeProvider clock)
    {
        if (context.User.ToPerson() is not { } reader) return Results.Unauthorized();
        try
        {
            await access.DemandAsync(reader.Id, "export the studio's log", context.RequestAborted);
        }
        catch (StudioException refusal)
        {
            return Results.Text(refusal.Message, statusCode: StatusCodes.Status403Forbidden);
        }

        await log.RecordAsync(AuditAct.AuditExported, reader, "the studio's log");
        var filter = FilterOf(acts, person, from, until);
        var name = string.Create(CultureInfo.InvariantCulture, $"audit-{clock.GetUtcNow():yyyy-MM-dd}.csv");
        return Results.Stream(body => WriteAsync(body, filter, store, context.RequestAborted), "text/csv; charset=utf-8", name);
    }

    private static async Task WriteAsync(Stream body, AuditFilter filter, AuditStore store, CancellationToken cancellationToken)
    {
        // The mark tells spreadsheets that the text is UTF-8.
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(AuditTable.Head);
        long? before = null;
        while (await store.ListAsync(filter, before, Piece, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows) await writer.WriteAsync(AuditTable.Row(row));
            before = rows[^1].Number;
        }
    }
}
