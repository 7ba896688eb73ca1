using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Takes;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Audit;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.Guests;
using SoraCollab.Storage.Projects;
using SoraCollab.Storage.Tests.Database;

namespace SoraCollab.Storage.Tests;

/// <summary>A studio's storage on a folder of its own, with a clock that stands still until told.</summary>
internal sealed class TestStudio : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly bool deletesFolder;

    private TestStudio(string folder, bool deletesFolder, long reservedBytes)
    {
        this.deletesFolder = deletesFolder;
        Folder = folder;
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddStudioStorage(new StudioStorageOptions { DataFolder = folder, ReservedBytes = reservedBytes })
            .ConfigureDbContext<StudioDbContext>(builder => builder.AddInterceptors(PageLimit))
            .BuildServiceProvider(validateScopes: true);
    }

    public string Folder { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public PageLimit PageLimit { get; } = new();

    public StudioDatabase Database => services.GetRequiredService<StudioDatabase>();

    public IDbContextFactory<StudioDbContext> Contexts => services.GetRequiredService<IDbContextFactory<StudioDbContext>>();

    public IProjectStore Projects => services.GetRequiredService<IProjectStore>();

    public AccountStore Accounts => services.GetRequiredService<AccountStore>();

    public AuditStore Audit => services.GetRequiredService<AuditStore>();

    public InvitationStore Invitations => services.GetRequiredService<InvitationStore>();

    public GuestStore Guests => services.GetRequiredService<GuestStore>();

    public IStoryboardStore Storyboards => services.GetRequiredService<IStoryboardStore>();

    public IJobStore Jobs => services.GetRequiredService<IJobStore>();

    public IHostStore Hosts => services.GetRequiredService<IHostStore>();

    public IMediaStore Media => services.GetRequiredService<IMediaStore>();

    public IProjectMediaStore ProjectMedia => services.GetRequiredService<IProjectMediaStore>();

    public static string NewFolder() => Directory.CreateTempSubdirectory("studio-").FullName;

    /// <summary>A studio on a fresh folder, or on one that a test keeps between studios.</summary>
    public static async Task<TestStudio> StartAsync(string? folder = null, long reservedBytes = 0)
    {
        var studio = Prepare(folder, reservedBytes);
        await studio.Database.StartAsync();
        return studio;
    }

    public static TestStudio Prepare(string? folder = null, long reservedBytes = 0) => new(folder ?? NewFolder(), folder is null, reservedBytes);

    public async Task<UserId> AddUserAsync(string name)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        context.Users.Add(new StudioUser { Id = name, UserName = name, DisplayName = name.ToUpperInvariant(), CreatedAt = Time.GetUtcNow() });
        await context.SaveChangesAsync();
        return new UserId(name);
    }

    /// <summary>A project with one scene and one shot, committed as the project room would.</summary>
    public async Task<(StoryboardHistory History, ShotId Shot)> AddProjectAsync(string owner = "ana")
    {
        var user = await AddUserAsync(owner);
        var project = await Projects.CreateAsync("Film", user);
        var history = StoryboardHistory.Load((await Storyboards.LoadAsync(project.Id))!, []);
        var (scene, shot) = (SceneId.New(), ShotId.New());
        history = await DoAsync(history, user, new AddScene(scene, "Bay"));
        history = await DoAsync(history, user, new AddShot(shot, scene, 1, Prompt: "a bay"));
        return (history, shot);
    }

    public async Task<StoryboardHistory> DoAsync(StoryboardHistory history, UserId actor, StoryboardCommand command)
    {
        var entry = Decide(history, actor, command);
        var next = history.Append(entry);
        await Storyboards.CommitAsync(entry, next.Current);
        return next;
    }

    public StoryboardLogEntry Decide(StoryboardHistory history, UserId actor, StoryboardCommand command) => StoryboardDecider.Decide(
        history,
        new CommandEnvelope
        {
            OperationId = OperationId.New(),
            ProjectId = history.Current.Id,
            BaseVersion = history.Current.Version,
            Actor = actor,
            Command = command,
        },
        Time.GetUtcNow()).Entry;

    public static AddTake Take(ShotId shot, TakeId? id = null) => new(
        shot,
        id ?? TakeId.New(),
        new TakeRecipe
        {
            Prompt = "a bay", Model = "animatic", ModelHash = "h", Seed = 1, Steps = 20, GuidanceScale = 3, Format = ShotFormat.Default, HostName = "local",
        },
        new TakeMedia { ClipHash = new string('b', 64), ClipBytes = 10, PosterHash = new string('c', 64), PosterBytes = 5, DurationSeconds = 2 },
        new UserId("ana"),
        DateTimeOffset.UnixEpoch);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        // Pooled connections keep the files open.
        SqliteConnection.ClearAllPools();
        if (deletesFolder) Directory.Delete(Folder, recursive: true);
    }
}
