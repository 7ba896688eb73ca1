using SoraCollab.Core.Guests;
using SoraCollab.Storage.Guests;

namespace SoraCollab.Web.Guests;

/// <summary>
/// Who a request comes from, when it comes from a guest. The cookie is sent to the guests' own addresses only, holds 256 random bits and
/// opens nothing else: neither pages of members nor their live connections ever see it.
/// </summary>
public sealed class GuestDoor(GuestStore store)
{
    /// <summary>Where everything for guests lies.</summary>
    public const string Path = "/guest";

    private const string Cookie = "SoraCollab.Guest";

    /// <summary>The guest, asked of the store anew; null where there is none, or their link is open no more.</summary>
    public async Task<Guest?> FindAsync(HttpContext context) =>
        SessionOf(context) is { } session ? await store.FindGuestAsync(session, context.RequestAborted) : null;

    /// <summary>What the browser keeps; null where it keeps nothing that could be a session.</summary>
    public static string? SessionOf(HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: 64 } session && session.All(char.IsAsciiHexDigitLower) ? session : null;

    /// <summary>Gives the browser what it shall keep, until the link ends.</summary>
    public static void Admit(HttpContext context, string session, DateTimeOffset endsAt) => context.Response.Cookies.Append(Cookie, session, new CookieOptions
    {
        Path = Path,
        HttpOnly = true,
        IsEssential = true,
        // Lax, not Strict: guests come back by the link in their mail.
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Expires = endsAt,
    });
}
