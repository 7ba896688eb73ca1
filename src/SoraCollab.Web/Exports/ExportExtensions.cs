using SoraCollab.Core;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Exports;

/// <summary>Registers exports and serves their files.</summary>
public static class ExportExtensions
{
    public static WebApplicationBuilder AddExports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ExportPlanner>();
        builder.Services.AddSingleton<ExportRenderer>();
        builder.Services.AddSingleton<ExportQueue>();
        return builder;
    }

    public static WebApplication MapExports(this WebApplication app)
    {
        app.MapGet("/exports/{id:guid}", DownloadAsync);
        return app;
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, ExportQueue exports, ProjectAccess access)
    {
        if (exports.Find(new ExportId(id)) is not var (path, status) || context.User.ToPerson() is not { } person)
            return Results.NotFound();
        try
        {
            await access.DemandAsync(status.Project, person.Id, context.RequestAborted);
        }
        catch (StudioException)
        {
            return Results.NotFound();
        }
        return Results.File(path, "video/mp4", FileName(status.Title), enableRangeProcessing: true);
    }

    private static string FileName(string title)
    {
        var bare = new string([.. title.Select(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' ? letter : '-')]).Trim();
        return $"{(bare.Length == 0 ? "film" : bare)}.mp4";
    }
}
