using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;

namespace SoraCollab.Web.Hosting;

/// <summary>Where a host puts the files of a take before it hands the take in.</summary>
internal static class TakeUploads
{
    public static void Map(WebApplication app) =>
        app.MapPut("/api/host/jobs/{jobId}/files/{kind}", PutAsync).RequireAuthorization(HostKeyAuthentication.SchemeName);

    private static async Task<IResult> PutAsync(
        JobId jobId, string kind, HttpContext context, IJobStore jobs, IMediaStore media, IOptions<HostingOptions> options)
    {
        if (!Enum.TryParse<TakeFileKind>(kind, ignoreCase: true, out var file) || !Enum.IsDefined(file))
            return Refuse(StatusCodes.Status404NotFound, $"There is no file kind \"{kind}\"; a take has clip, poster, master and latents.");
        if (!long.TryParse(context.Request.Headers[HostProtocol.LeaseTokenHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var token))
            return Refuse(StatusCodes.Status400BadRequest, $"The header {HostProtocol.LeaseTokenHeader} with the lease token is missing.");
        var host = HostId.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        // A host that did not hear the answer hands in again, files first.
        var job = await jobs.FindAsync(jobId, context.RequestAborted);
        if (job is not ({ IsFinal: false } or { State: JobState.Done }) || job.LeaseToken != token || job.Host != host)
            return Refuse(StatusCodes.Status409Conflict, "The lease of this job is over: nothing of it is taken in.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.Value.LargestFileBytes;
        try
        {
            var stored = await media.AddAsync(context.Request.Body, ContentTypeOf(file), context.RequestAborted);
            return Results.Text(stored.Hash);
        }
        catch (StorageFullException full)
        {
            return Refuse(StatusCodes.Status507InsufficientStorage, full.Message);
        }
    }

    // The kind decides, not what the sender claims: a poster is never served as a page.
    private static string ContentTypeOf(TakeFileKind kind) => kind switch
    {
        TakeFileKind.Clip => "video/mp4",
        TakeFileKind.Poster => "image/jpeg",
        TakeFileKind.Master => "video/x-matroska",
        _ => "application/octet-stream",
    };

    private static IResult Refuse(int status, string why) => Results.Text(why, statusCode: status);
}
