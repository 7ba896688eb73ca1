namespace SoraCollab.Web.Teams;

/// <summary>Registers the teams of projects.</summary>
public static class TeamExtensions
{
    public static WebApplicationBuilder AddTeams(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TeamWatch>();
        builder.Services.AddScoped<TeamDesk>();
        return builder;
    }
}
