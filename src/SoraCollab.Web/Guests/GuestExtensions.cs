using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Takes;
using SoraCollab.Media.Tools;

namespace SoraCollab.Web.Guests;

/// <summary>Registers guest links and serves what guests may have. All of it lies under <c>/guest</c>, needs no account, and asks for the guest anew.</summary>
public static class GuestExtensions
{
    // Some thousand points of drawing and as many words as a note may have.
    private const long MostBytes = 256 * 1024;

    public static WebApplicationBuilder AddGuests(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GuestDoor>();
        builder.Services.AddSingleton<GuestLimit>();
        builder.Services.AddSingleton<GuestFilm>();
        builder.Services.AddSingleton<GuestClips>();
        builder.Services.AddSingleton<GuestNews>();
        builder.Services.AddSingleton<GuestEvents>();
        builder.Services.AddScoped<GuestDesk>();
        builder.Services.AddHostedService<GuestSweep>();
        return builder;
    }

    public static WebApplication MapGuests(this WebApplication app)
    {
        var guests = app.MapGroup(GuestDoor.Path).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        guests.MapGet("/events", EventsAsync);
        guests.MapGet("/clips/{take:guid}", ClipAsync);
        guests.MapGet("/originals/{take:guid}", OriginalAsync);
        guests.MapPost("/notes", NoteAsync);
        guests.MapPost("/judgements", JudgeAsync);
        guests.MapPost("/undo", UndoAsync);
        return app;
    }

    private static async Task<IResult> EventsAsync(HttpContext context, GuestDoor door, GuestEvents events, GuestLimit limit)
    {
        if (await door.FindAsync(context) is not { } guest || GuestDoor.SessionOf(context) is not { } session) return Results.NotFound();
        if (!limit.TryEnter(guest, context.Response)) return TooMany();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(events.ListenAsync(guest, session, context.RequestAborted));
    }

    private static async Task<IResult> ClipAsync(Guid take, HttpContext context, GuestDoor door, GuestFilm film, GuestClips clips)
    {
        if (await door.FindAsync(context) is not { } guest || await FindAsync(film, guest, take, context) is not { } found) return Results.NotFound();
        if (!context.RequestServices.GetRequiredService<GuestLimit>().TryEnter(guest, context.Response)) return TooMany();
        try
        {
            var file = await clips.GetAsync(guest, found, context.RequestAborted);
            // Not kept by the browser: who is put out has nothing left.
            context.Response.Headers.CacheControl = "no-store";
            return Results.File(file, "video/mp4", enableRangeProcessing: true);
        }
        catch (MediaNotFoundException missing)
        {
            return Results.Text(missing.Message, statusCode: StatusCodes.Status404NotFound);
        }
        catch (Exception failure) when (failure is MediaToolException or FfmpegMissingException or TimeoutException)
        {
            return Results.Text(failure.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> OriginalAsync(Guid take, HttpContext context, GuestDoor door, GuestFilm film, IMediaStore media)
    {
        if (await door.FindAsync(context) is not { } guest || !guest.May(GuestRights.Download)) return Results.NotFound();
        if (await FindAsync(film, guest, take, context) is not { } found) return Results.NotFound();
        try
        {
            var path = await media.GetPathAsync(found.Media.ClipHash, context.RequestAborted);
            context.Response.Headers.CacheControl = "no-store";
            return Results.File(path, "video/mp4", $"take-{found.Number}.mp4", entityTag: new EntityTagHeaderValue($"\"{found.Media.ClipHash}\""), enableRangeProcessing: true);
        }
        catch (MediaNotFoundException missing)
        {
            return Results.Text(missing.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static Task<IResult> NoteAsync(HttpContext context, GuestDoor door, GuestFilm film) => DoAsync<GuestNote>(
        context, door, (guest, note) => film.SendAsync(guest, new AddNote(note.Shot, NoteId.New(), note.Take, note.Frame, note.Last, note.Words.Trim(), note.Drawing), context.RequestAborted));

    private static Task<IResult> JudgeAsync(HttpContext context, GuestDoor door, GuestFilm film) => DoAsync<GuestJudgement>(
        context, door, (guest, judgement) => film.SendAsync(guest, new SetShotStatus(judgement.Shot, judgement.Status), context.RequestAborted));

    private static Task<IResult> UndoAsync(HttpContext context, GuestDoor door, GuestFilm film) => AnswerAsync(context, door, guest => film.UndoAsync(guest, context.RequestAborted));

    private static async Task<IResult> DoAsync<T>(HttpContext context, GuestDoor door, Func<Guest, T, Task<string?>> act) where T : class
    {
        T? body;
        try
        {
            body = await context.Request.ReadFromJsonAsync<T>(StudioJson.Options, context.RequestAborted);
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidOperationException)
        {
            // The second: what came does not even call itself JSON.
            body = null;
        }

        return body is null ? Refused(StatusCodes.Status400BadRequest, "What the page sent cannot be read. Reload it.") : await AnswerAsync(context, door, guest => act(guest, body));
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, GuestDoor door, Func<Guest, Task<string?>> act)
    {
        if (await door.FindAsync(context) is not { } guest) return Refused(StatusCodes.Status404NotFound, "This link has ended.");
        try
        {
            return await act(guest) is { } refusal ? Refused(StatusCodes.Status409Conflict, refusal) : Results.NoContent();
        }
        catch (StudioException refusal)
        {
            return Refused(StatusCodes.Status403Forbidden, refusal.Message);
        }
    }

    private static IResult TooMany() => Refused(
        StatusCodes.Status429TooManyRequests, $"You have {GuestLimit.AtOnce} clips and pages open already, and more are not sent at once. Close some.");

    private static IResult Refused(int status, string why) => Results.Text(why, statusCode: status);

    private static async Task<Take?> FindAsync(GuestFilm film, Guest guest, Guid take, HttpContext context) =>
        (await film.OpenAsync(guest, context.RequestAborted)).FindTake(new TakeId(take));
}
