using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Queue;

/// <summary>Registers the generation queue.</summary>
public static class QueueExtensions
{
    public static WebApplicationBuilder AddQueue(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatureOptions<QueueOptions>(QueueOptions.Section);
        builder.Services.AddSingleton<QueueBoard>();
        builder.Services.AddSingleton<StudioModels>();
        builder.Services.AddSingleton<JobOrders>();
        builder.Services.AddSingleton<ProjectFootage>();
        builder.Services.AddSingleton<JobDispatch>();
        builder.Services.AddSingleton<TakeHandIn>();
        builder.Services.AddSingleton<JobLeases>();
        builder.Services.AddSingleton<GenerationQueue>();
        builder.Services.AddSingleton<QueueControls>();
        builder.Services.AddHostedService<LeaseReaper>();
        return builder;
    }
}
