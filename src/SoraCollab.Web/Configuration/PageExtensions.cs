using Microsoft.AspNetCore.Components.Server;
using MudBlazor.Services;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Configuration;

/// <summary>Registers the pages and the way requests take to them.</summary>
public static class PageExtensions
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddMudServices();
        var rooms = builder.Configuration.GetSection(RoomOptions.Section).Get<RoomOptions>() ?? new RoomOptions();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DisconnectedCircuitRetentionPeriod = rooms.KeepTabsFor;
            circuit.DisconnectedCircuitMaxRetained = 200;
        });
        return builder;
    }

    /// <summary>The middleware of every request, in the order in which it works.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);

        // Programs and pictures get the bare status; a page of words is for people.
        app.UseWhen(
            context => context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase),
            pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseAuthentication();
        app.UseMiddleware<SetupRedirect>();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
