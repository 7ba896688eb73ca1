using System.Globalization;
using System.Security.Claims;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Web.Queue;

namespace SoraCollab.Web.Hosting;

/// <summary>Where a host fetches the footage that a job of its own reads; no other file can be had here.</summary>
internal static class FootageDownloads
{
    public static void Map(WebApplication app) =>
        app.MapGet("/api/host/jobs/{jobId}/footage/{hash}", GetAsync).RequireAuthorization(HostKeyAuthentication.SchemeName);

    private static async Task<IResult> GetAsync(JobId jobId, string hash, HttpContext context, IJobStore jobs, IMediaStore media)
    {
        if (!long.TryParse(context.Request.Headers[HostProtocol.LeaseTokenHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var token))
            return Results.Text($"The header {HostProtocol.LeaseTokenHeader} with the lease token is missing.", statusCode: StatusCodes.Status400BadRequest);
        var host = HostId.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        if (await jobs.FindAsync(jobId, context.RequestAborted) is not { IsFinal: false } job || job.LeaseToken != token || job.Host != host)
            return Results.Text("The lease of this job is over: nothing of it is given out.", statusCode: StatusCodes.Status409Conflict);
        if (!job.Order.Verb.Sources.SelectMany(ProjectFootage.FilesOf).Contains(hash))
            return Results.Text("The job's order names no such footage.", statusCode: StatusCodes.Status404NotFound);
        try
        {
            var file = await media.FindAsync(hash, context.RequestAborted);
            return Results.File(await media.GetPathAsync(hash, context.RequestAborted), file!.ContentType, enableRangeProcessing: true);
        }
        catch (MediaNotFoundException missing)
        {
            return Results.Text(missing.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }
}
