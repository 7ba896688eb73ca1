using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.News;

/// <summary>Registers what people are told.</summary>
public static class NewsExtensions
{
    public static WebApplicationBuilder AddNews(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatureOptions<NewsOptions>(NewsOptions.Section);
        builder.Services.AddScoped<NewsDesk>();
        builder.Services.AddHostedService<NewsMailer>();
        return builder;
    }
}
