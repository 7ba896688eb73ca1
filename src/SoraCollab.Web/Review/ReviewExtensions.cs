using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Media.Tools;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Review;

/// <summary>Registers reviews and serves their notes.</summary>
public static class ReviewExtensions
{
    public static WebApplicationBuilder AddReviews(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReviewStage>();
        builder.Services.AddSingleton<ReviewNames>();
        builder.Services.AddSingleton<NoteBook>();
        return builder;
    }

    public static WebApplication MapReviews(this WebApplication app)
    {
        app.MapGet("/projects/{project:guid}/notes.csv", TableAsync);
        app.MapGet("/projects/{project:guid}/notes.pdf", BookAsync);
        return app;
    }

    private static Task<IResult> TableAsync(Guid project, HttpContext context, IProjectRooms rooms, ReviewNames reviewers, ProjectAccess access) =>
        ServeAsync(project, context, rooms, reviewers, access, (storyboard, names) =>
        {
            // The mark tells spreadsheets that the text is UTF-8.
            byte[] table = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(NoteTable.Write(storyboard, names))];
            return Task.FromResult(Results.File(table, "text/csv; charset=utf-8", "notes.csv"));
        });

    private static Task<IResult> BookAsync(Guid project, HttpContext context, IProjectRooms rooms, ReviewNames reviewers, ProjectAccess access, NoteBook book) =>
        ServeAsync(project, context, rooms, reviewers, access, async (storyboard, names) =>
        {
            try
            {
                return Results.File(await book.WriteAsync(storyboard, names, context.RequestAborted), "application/pdf", "notes.pdf");
            }
            catch (Exception failure) when (failure is MediaToolException or FfmpegMissingException)
            {
                return Results.Text(failure.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });

    private static async Task<IResult> ServeAsync(
        Guid project, HttpContext context, IProjectRooms rooms, ReviewNames reviewers, ProjectAccess access,
        Func<Storyboard, IReadOnlyDictionary<UserId, string>, Task<IResult>> serve)
    {
        var id = new ProjectId(project);
        if (context.User.ToPerson() is not { } person) return Results.NotFound();
        try
        {
            await access.DemandAsync(id, person.Id, context.RequestAborted);
        }
        catch (StudioException)
        {
            return Results.NotFound();
        }

        return await serve(await rooms.OpenAsync(id, context.RequestAborted), await reviewers.OfAsync(id, context.RequestAborted));
    }
}
