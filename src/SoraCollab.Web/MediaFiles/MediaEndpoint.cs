using Microsoft.Net.Http.Headers;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.MediaFiles;

/// <summary>Serves stored files to members of a project that has them, whole or in ranges.</summary>
public static class MediaEndpoint
{
    public static WebApplication MapMediaFiles(this WebApplication app)
    {
        app.MapMethods("/media/{name}", [HttpMethods.Get, HttpMethods.Head], ServeAsync);
        return app;
    }

    private static async Task<IResult> ServeAsync(string name, HttpContext context, IMediaStore media, IProjectStore projects)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var hash = dot < 0 ? name : name[..dot];
        if (!MediaHash.IsWellFormed(hash))
            return Results.NotFound();

        // A file that one may not see looks like one that is not there.
        var person = context.User.ToPerson();
        if (person is null || !await projects.MaySeeMediaAsync(hash, person.Id, context.RequestAborted))
            return Results.NotFound();
        if (await media.FindAsync(hash, context.RequestAborted) is not { } file)
            return Results.NotFound();
        try
        {
            var path = await media.GetPathAsync(hash, context.RequestAborted);
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
            return Results.File(
                path,
                file.ContentType,
                fileDownloadName: context.Request.Query.ContainsKey("download") ? name : null,
                entityTag: new EntityTagHeaderValue($"\"{hash}\""),
                enableRangeProcessing: true);
        }
        catch (MediaNotFoundException missing)
        {
            return Results.Text(missing.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }
}
