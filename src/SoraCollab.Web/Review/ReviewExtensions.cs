using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Review;

/// <summary>Registers reviews and serves their notes.</summary>
public static class ReviewExtensions
{
    public static WebApplicationBuilder AddReviews(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReviewStage>();
        return builder;
    }

    public static WebApplication MapReviews(this WebApplication app)
    {
        app.MapGet("/projects/{project:guid}/notes.csv", NotesAsync);
        return app;
    }

    private static async Task<IResult> NotesAsync(Guid project, HttpContext context, IProjectRooms rooms, IProjectStore projects, ProjectAccess access)
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

        var storyboard = await rooms.OpenAsync(id, context.RequestAborted);
        var names = (await projects.ListMembersAsync(id, context.RequestAborted)).ToDictionary(member => member.UserId, member => member.DisplayName);
        // The mark tells spreadsheets that the text is UTF-8.
        byte[] table = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(NoteTable.Write(storyboard, names))];
        return Results.File(table, "text/csv; charset=utf-8", "notes.csv");
    }
}
