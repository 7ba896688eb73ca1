using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Audit;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.Guests;
using SoraCollab.Storage.Hosting;
using SoraCollab.Storage.Jobs;
using SoraCollab.Storage.Mail;
using SoraCollab.Storage.MediaFiles;
using SoraCollab.Storage.News;
using SoraCollab.Storage.Projects;
using SoraCollab.Storage.Storyboards;

namespace SoraCollab.Storage;

/// <summary>Adds the studio's storage to an application.</summary>
public static class StudioStorageServices
{
    /// <summary>
    /// Adds the stores of Core, <see cref="StudioDbContext"/> (also scoped, for Identity) and <see cref="StudioDatabase"/>,
    /// whose <see cref="StudioDatabase.StartAsync"/> must have ended before anything else is used.
    /// </summary>
    public static IServiceCollection AddStudioStorage(this IServiceCollection services, StudioStorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        // Now, not when first asked for: whoever else makes a folder inside it would make it for everybody.
        services.AddSingleton(new StudioFolder(options.DataFolder));
        services.AddSingleton<PragmaInterceptor>();
        services.AddDbContextFactory<StudioDbContext>((provider, builder) => builder
            .UseSqlite($"Data Source={provider.GetRequiredService<StudioFolder>().Database};Default Timeout=30")
            .AddInterceptors(provider.GetRequiredService<PragmaInterceptor>()));
        services.AddSingleton<StudioWriter>();
        services.AddSingleton(provider => new StudioDatabase(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioFolder>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IProjectStore, ProjectStore>();
        services.AddSingleton(provider => new InvitationStore(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioWriter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AuditStore(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioWriter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AccountStore(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioWriter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SessionStore(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioWriter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PasswordResetStore(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioWriter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new GuestStore(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioWriter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new NewsStore(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioWriter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OutboxStore(
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<StudioWriter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IStoryboardStore, StoryboardStore>();
        services.AddSingleton<IJobStore, JobStore>();
        services.AddSingleton<IHostStore, HostStore>();
        services.AddSingleton<IMediaStore, MediaStore>();
        services.AddSingleton<IProjectMediaStore, ProjectMediaStore>();
        return services;
    }
}
