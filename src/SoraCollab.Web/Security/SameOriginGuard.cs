namespace SoraCollab.Web.Security;

/// <summary>
/// Refuses live connections and changes that another site's page asks for. Browsers send cookies with a WebSocket whatever page
/// opens it, and CORS does not cover WebSockets, so the origin is compared with the host that was asked for.
/// </summary>
public sealed partial class SameOriginGuard(RequestDelegate next, ILogger<SameOriginGuard> log)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        var isGuarded = path.StartsWithSegments("/hubs") || path.StartsWithSegments("/_blazor") || path.StartsWithSegments("/api/projects") || path.StartsWithSegments("/guest")
            || path.StartsWithSegments("/account/passkeys") || path.StartsWithSegments("/sign-in/passkey");
        if (!isGuarded || IsSameOrigin(context.Request))
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused what a page from origin {Origin} asked of {Path}")]
    private partial void LogForeignOrigin(string origin, PathString path);
}
