namespace SoraCollab.Web.Accounts;

/// <summary>Leads every page request to set-up while the studio has no owner, and away from it afterwards.</summary>
public sealed class SetupRedirect(RequestDelegate next)
{
    /// <summary>Where the owner's account is made.</summary>
    public const string SetupPath = "/setup";

    /// <summary>Where people sign in.</summary>
    public const string SignInPath = "/sign-in";

    public async Task InvokeAsync(HttpContext context, OwnerSetup setup)
    {
        if (IsPage(context.Request))
        {
            var atSetup = context.Request.Path.Equals(SetupPath, StringComparison.OrdinalIgnoreCase);
            var needed = await setup.IsNeededAsync(context.RequestAborted);
            if (needed != atSetup)
            {
                if (needed || atSetup && HttpMethods.IsGet(context.Request.Method))
                {
                    context.Response.Redirect(needed ? SetupPath : SignInPath);
                    return;
                }
            }
        }
        await next(context);
    }

    private static bool IsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/_framework")
        && !request.Path.StartsWithSegments("/_blazor")
        && !request.Path.StartsWithSegments("/api");
}
