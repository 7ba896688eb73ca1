using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Tests.Studio;

/// <summary>The whole studio on a free port of this machine, with a data folder of its own.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    private readonly Factory _factory;
    private int _members;

    public StudioServer(string dataFolder, ShiftedClock? clock = null, params (string Key, string Value)[] settings)
    {
        _factory = new Factory(dataFolder, clock ?? new ShiftedClock(), settings);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
    }

    /// <summary>Settings of a studio that sends its mail to a server on this machine.</summary>
    public static (string Key, string Value)[] MailTo(int port) =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", port.ToString(CultureInfo.InvariantCulture)), ("Mail:Security", "None"),
        ("Mail:From", "Studio <studio@example.test>"), ("Mail:RetryAfter", "00:00:00.200"), ("Studio:PublicAddress", "https://studio.example.test"),
    ];

    public Uri Address { get; }

    public IServiceProvider Services => _factory.Services;

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Makes an account and the cookie that its browser would have after signing in.</summary>
    public async Task<Member> AddMemberAsync(string name = "Mara Lindqvist", bool administers = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var email = string.Create(CultureInfo.InvariantCulture, $"member{Interlocked.Increment(ref _members)}-{Guid.NewGuid():N}@example.test");
        var user = new StudioUser { UserName = email, Email = email, DisplayName = name };
        var made = await users.CreateAsync(user, Member.Password);
        Assert.True(made.Succeeded, string.Join(" ", made.Errors.Select(error => error.Description)));
        if (administers)
            await Get<AccountStore>().SetAdministratorAsync(new UserId(user.Id), true);
        var session = await Get<SessionStore>().AddAsync(new UserId(user.Id), "A test", "127.0.0.1");
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<StudioUser>>().CreateAsync(user);
        principal.WithSession(session);
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = cookie.TicketDataFormat.Protect(new AuthenticationTicket(principal, TicketLife(), IdentityConstants.ApplicationScheme));
        return new Member(this, new UserId(user.Id), email, principal, $"{cookie.Cookie.Name}={ticket}");
    }

    // As the studio writes it at a sign-in: asked about once a minute, not at every request.
    private AuthenticationProperties TicketLife() => new() { IssuedUtc = Get<TimeProvider>().GetUtcNow(), ExpiresUtc = Get<TimeProvider>().GetUtcNow().AddDays(14) };

    /// <summary>Makes a film with one scene and one shot.</summary>
    public async Task<(ProjectId Project, ShotId Shot)> AddFilmAsync(Member owner, string prompt = "A red balloon over a quiet bay.")
    {
        var project = (await Get<IProjectStore>().CreateAsync("Saltlight", owner.Id)).Id;
        var scene = SceneId.New();
        var shot = ShotId.New();
        await SendAsync(project, owner.Id, new AddScene(scene, "Low tide"));
        await SendAsync(project, owner.Id, new AddShot(shot, scene, Seed: 7, Title: "The balloon lifts", Prompt: prompt));
        return (project, shot);
    }

    /// <summary>Sends a command that must be accepted.</summary>
    public async Task<RoomAnswer> SendAsync(ProjectId project, UserId actor, StoryboardCommand command)
    {
        var rooms = Get<IProjectRooms>();
        var answer = await rooms.SendAsync(new CommandEnvelope
        {
            OperationId = OperationId.New(),
            ProjectId = project,
            BaseVersion = (await rooms.OpenAsync(project)).Version,
            Actor = actor,
            Command = command,
        });
        Assert.True(answer.Accepted, answer.Refusal);
        return answer;
    }

    /// <summary>Connects a host that offers the model of the tests, or another.</summary>
    public async Task<TestHost> ConnectHostAsync(string name = "kiln-a", ModelInfo? model = null)
    {
        var (_, key) = await Get<IHostStore>().CreateAsync(name);
        return await TestHost.ConnectAsync(Address, key, name, model);
    }

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    private sealed class Factory(string dataFolder, ShiftedClock clock, (string Key, string Value)[] settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseContentRoot(RepositoryRoot());
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Studio:DataFolder", dataFolder);
            builder.UseSetting("Studio:MinimumFreeBytes", "0");
            builder.UseSetting("Hosting:InProcess", "false");
            builder.UseSetting("Queue:ReapEvery", "00:00:00.200");
            builder.UseSetting("Queue:RenewEvery", "00:00:00");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        }

        private static string RepositoryRoot()
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SoraCollab.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }
    }
}
