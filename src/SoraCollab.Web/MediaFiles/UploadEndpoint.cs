using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Media.Gate;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.MediaFiles;

/// <summary>
/// Where browsers bring pictures and films: POST the file itself as the body, with its name as "?name=". The answer is the media
/// as JSON, or a sentence that says why it was not let in.
/// </summary>
public static class UploadEndpoint
{
    public static WebApplication MapUploads(this WebApplication app)
    {
        app.MapGet("/api/projects/{project}/media", (ProjectId project, HttpContext context, MediaLibrary library) =>
            AnswerAsync(context, async person => Results.Json(await library.ListAsync(project, person.Id, context.RequestAborted), StudioJson.Options)));
        app.MapPost("/api/projects/{project}/media", AddAsync);
        app.MapDelete("/api/projects/{project}/media/{hash}", (ProjectId project, string hash, HttpContext context, MediaLibrary library) =>
            AnswerAsync(context, async person => await library.RemoveAsync(project, person.Id, hash, context.RequestAborted) ? Results.NoContent() : Results.NotFound()));
        return app;
    }

    private static Task<IResult> AddAsync(ProjectId project, string? name, HttpContext context, MediaLibrary library, IOptions<MediaOptions> options) =>
        AnswerAsync(context, async person =>
        {
            var most = options.Value.LargestUploadBytes;
            if (context.Request.ContentLength > most)
                return Refuse(StatusCodes.Status413PayloadTooLarge, FormattableString.Invariant($"The file is larger than {most / (1024 * 1024):N0} MiB, which is the most that is allowed."));
            // The desk counts for itself, and says so in words.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            var media = await library.AddAsync(project, person.Id, name, context.Request.Body, context.Request.ContentLength, context.RequestAborted);
            return Results.Json(media, StudioJson.Options);
        });

    private static async Task<IResult> AnswerAsync(HttpContext context, Func<Person, Task<IResult>> answer)
    {
        if (context.User.ToPerson() is not { } person)
            return Refuse(StatusCodes.Status401Unauthorized, "Sign in first.");
        try
        {
            return await answer(person);
        }
        catch (StudioException refusal)
        {
            return Refuse(
                refusal switch
                {
                    ProjectClosedException => StatusCodes.Status404NotFound,
                    ReadOnlyMemberException => StatusCodes.Status403Forbidden,
                    TooManyUploadsException => StatusCodes.Status429TooManyRequests,
                    MediaInUseException => StatusCodes.Status409Conflict,
                    StorageFullException or UploadRefusedException => StatusCodes.Status507InsufficientStorage,
                    MediaRefusedException => StatusCodes.Status422UnprocessableEntity,
                    _ => StatusCodes.Status400BadRequest,
                },
                refusal.Message);
        }
    }

    private static IResult Refuse(int status, string why) => Results.Text(why, statusCode: status);
}
