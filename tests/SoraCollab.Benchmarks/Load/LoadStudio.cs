using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Storage;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Database;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Benchmarks.Load;

/// <summary>
/// The studio as a process of its own, on a data folder that was filled before it started: accounts, one film with a shot for each
/// editor, a job that waits. Their cookies are made with the folder's own keys, as the studio makes them at a sign-in.
/// </summary>
internal sealed class LoadStudio : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("soracollab-load-").FullName;
    private readonly List<string> log = [];
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public ProjectId Film { get; private set; }

    public IReadOnlyList<ShotId> Shots { get; private set; } = [];

    public IReadOnlyList<string> Cookies { get; private set; } = [];

    public string HostKey { get; private set; } = "";

    /// <summary>Memory of the process's own, bytes, of which one part is garbage that was not collected yet.</summary>
    public long Memory => File.ReadLines($"/proc/{process!.Id}/status")
        .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
        .Select(line => 1024 * long.Parse(line.AsSpan(8).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture)).First();

    /// <summary>Processor time that the process has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public string Log
    {
        get
        {
            lock (log) return string.Join('\n', log.TakeLast(40));
        }
    }

    public static async Task<LoadStudio> StartAsync(LoadArguments load)
    {
        var studio = new LoadStudio();
        await studio.FillAsync(load);
        await studio.RunAsync();
        return studio;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    private async Task FillAsync(LoadArguments load)
    {
        await using var services = new ServiceCollection().AddStudioStorage(new StudioStorageOptions { DataFolder = folder }).BuildServiceProvider();
        using var database = services.GetRequiredService<StudioDatabase>();
        await database.StartAsync();
        var tickets = new TicketDataFormat(DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder, "keys")), keys => keys.SetApplicationName("SoraCollab"))
            .CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", IdentityConstants.ApplicationScheme, "v2"));
        var people = new List<UserId>();
        var cookies = new List<string>();
        var users = new List<StudioUser>();
        await using (var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync())
        {
            for (var person = 0; person < load.Editors + load.Viewers; person++)
            {
                var user = new StudioUser { UserName = $"person{person}@load.test", Email = $"person{person}@load.test", DisplayName = $"Person {person}", SecurityStamp = Guid.NewGuid().ToString("N"), CreatedAt = DateTimeOffset.UtcNow };
                (user.NormalizedUserName, user.NormalizedEmail) = (user.UserName.ToUpperInvariant(), user.Email.ToUpperInvariant());
                context.Users.Add(user);
                people.Add(new UserId(user.Id));
                users.Add(user);
            }
            await context.SaveChangesAsync();
        }

        foreach (var user in users)
            cookies.Add($"SoraCollab={tickets.Protect(TicketOf(user, await services.GetRequiredService<SessionStore>().AddAsync(new UserId(user.Id), "Load", "127.0.0.1")))}");

        var projects = services.GetRequiredService<IProjectStore>();
        Film = (await projects.CreateAsync("Saltlight", people[0])).Id;
        for (var person = 1; person < people.Count; person++)
            await projects.SetMemberAsync(Film, people[person], person < load.Editors ? ProjectRole.Editor : ProjectRole.Viewer);
        Shots = await AddShotsAsync(services.GetRequiredService<IStoryboardStore>(), people[0], load.Editors);
        HostKey = (await services.GetRequiredService<IHostStore>().CreateAsync("load")).Key;
        await services.GetRequiredService<IJobStore>().EnqueueAsync(new GenerationJob
        {
            Id = JobId.New(),
            ProjectId = Film,
            ShotId = Shots[0],
            RequestedBy = people[0],
            QueuedAt = DateTimeOffset.UtcNow,
            Order = new JobOrder { Prompt = "a bay", Format = ShotFormat.Default, Seed = 1, Model = "load" },
        });
        Cookies = cookies;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static AuthenticationTicket TicketOf(StudioUser user, Guid session)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id), new Claim(ClaimTypes.Name, user.UserName!), new Claim(ClaimTypes.Email, user.Email!),
                new Claim("AspNet.Identity.SecurityStamp", user.SecurityStamp!), new Claim(StudioClaims.DisplayName, user.DisplayName),
                new Claim(StudioClaims.Session, session.ToString("N")),
            ],
            IdentityConstants.ApplicationScheme);
        var life = new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddDays(1) };
        return new AuthenticationTicket(new ClaimsPrincipal(identity), life, IdentityConstants.ApplicationScheme);
    }

    private async Task<IReadOnlyList<ShotId>> AddShotsAsync(IStoryboardStore store, UserId owner, int count)
    {
        var history = StoryboardHistory.Load((await store.LoadAsync(Film))!, []);
        async Task DoAsync(StoryboardCommand command)
        {
            var entry = StoryboardDecider.Decide(history, new CommandEnvelope { OperationId = OperationId.New(), ProjectId = Film, BaseVersion = history.Current.Version, Actor = owner, Command = command }, DateTimeOffset.UtcNow).Entry;
            history = history.Append(entry);
            await store.CommitAsync(entry, history.Current);
        }

        var scene = SceneId.New();
        await DoAsync(new AddScene(scene, "Low tide"));
        var shots = new List<ShotId>();
        for (var shot = 0; shot < count; shot++)
        {
            shots.Add(ShotId.New());
            await DoAsync(new AddShot(shots[^1], scene, Seed: (ulong)shot, Title: $"Shot {shot}", Prompt: ""));
        }
        return shots;
    }

    private async Task RunAsync()
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SoraCollab.Web.dll"), "--urls", Address.ToString().TrimEnd('/')])
        {
            WorkingDirectory = RepositoryRoot(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Studio__DataFolder"] = folder;
        start.Environment["Studio__MinimumFreeBytes"] = "0";
        start.Environment["Hosting__InProcess"] = "false";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The studio ended:\n{Log}"));
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (log) log.Add(line.Data);
            if (line.Data.Contains("Now listening on", StringComparison.Ordinal)) listening.TrySetResult();
        }

        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SoraCollab.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("SoraCollab.sln was not found above the program's folder.");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
