namespace SoraCollab.Web.Security;

/// <summary>
/// Refuses live connections opened by another site's page. Browsers send cookies with a WebSocket whatever page opens
/// it, and CORS does not cover WebSockets, so the origin is compared with the host that was asked for.
/// </summary>
public sealed partial class SameOriginGuard(RequestDelegate next, ILogger<SameOriginGuard> log)
{
    public Task InvokeAsync(HttpContext context)
    {
        var isLive = context.Request.Path.StartsWithSegments("/hubs") || context.Request.Path.StartsWithSegments("/_blazor");
        if (!isLive || IsSameOrigin(context.Request))
            return next(context);
        LogForeignOrigin(context.Request.Headers.Origin.ToString(), context.Request.Path);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This page may not connect to the studio: it comes from another origin.");
    }

    private static bool IsSameOrigin(HttpRequest request)
    {
        // Programs (inference hosts) send no Origin; they prove themselves by key, and no browser lends them a cookie.
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, Authority(request), StringComparison.OrdinalIgnoreCase);
    }

    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var asked)
            ? asked.Authority
            : request.Host.Value ?? "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a live connection from origin {Origin} to {Path}")]
    private partial void LogForeignOrigin(string origin, PathString path);
}
