using Microsoft.Net.Http.Headers;
using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Exports;

/// <summary>Registers exports and serves their files.</summary>
public static class ExportExtensions
{
    public static WebApplicationBuilder AddExports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ExportPlanner>();
        builder.Services.AddSingleton<ExportRenderer>();
        builder.Services.AddSingleton<ExportShelf>();
        builder.Services.AddSingleton<ExportQueue>();
        builder.Services.AddScoped<ExportDesk>();
        return builder;
    }

    public static WebApplication MapExports(this WebApplication app)
    {
        app.MapGet("/exports/{id:guid}", DownloadAsync);
        return app;
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, ExportQueue exports, ExportShelf shelf, ProjectAccess access, AuditLog audit)
    {
        if (exports.Find(new ExportId(id)) is not { State: ExportState.Done } done || context.User.ToPerson() is not { } person)
            return Results.NotFound();
        try
        {
            await access.DemandAsync(done.Project, person.Id, context.RequestAborted);
        }
        catch (StudioException)
        {
            return Results.NotFound();
        }
        // A download that goes on where it broke off is the same download.
        if (context.Request.GetTypedHeaders().Range?.Ranges.FirstOrDefault()?.From is null or 0)
            await audit.RecordAsync(AuditAct.ExportDownloaded, person, done.Name, done.Project);
        // A finished film never changes, so its name is its tag: a download that broke off goes on where it stopped.
        var tag = new EntityTagHeaderValue($"\"{done.Id}\"");
        return Results.File(shelf.FileOf(done.Id), "video/mp4", done.FileName, entityTag: tag, enableRangeProcessing: true);
    }
}
