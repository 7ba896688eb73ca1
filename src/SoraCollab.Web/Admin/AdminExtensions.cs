namespace SoraCollab.Web.Admin;

/// <summary>Registers the administrators' pages.</summary>
public static class AdminExtensions
{
    public static WebApplicationBuilder AddAdmin(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<StudioInvitations>();
        return builder;
    }
}
