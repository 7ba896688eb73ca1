namespace SoraCollab.Web.Projects;

/// <summary>Registers the library.</summary>
public static class ProjectExtensions
{
    public static WebApplicationBuilder AddProjects(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ProjectShelf>();
        builder.Services.AddScoped<ProjectRemoval>();
        return builder;
    }
}
