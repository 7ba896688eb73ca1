using System.Globalization;
using System.Net.Http.Headers;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Guests;
using SoraCollab.Web.Exports;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Security;

/// <summary>A studio with a film in which there is one of everything, and everybody who could ask for it.</summary>
public sealed class AccessWorld : IAsyncLifetime
{
    /// <summary>The columns of every table, in order.</summary>
    public static readonly string[] People =
        ["anonymous", "guest", "guest+comment", "guest+approve", "guest+download", "stranger", "viewer", "reviewer", "editor", "owner", "admin", "host", "otherhost"];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Member> _members = [];
    private readonly Dictionary<string, string> _guests = [];
    private readonly Dictionary<string, string> _keys = [];
    private readonly Dictionary<string, string> _media = [];
    private TestHost _host = default!;

    internal StudioServer Studio { get; private set; } = default!;

    public ProjectId Film { get; private set; }

    public ShotId Shot { get; private set; }

    public TakeId Take { get; private set; }

    public string ClipHash { get; private set; } = "";

    public string PosterHash { get; private set; } = "";

    public ExportId Export { get; } = ExportId.New();

    public JobLease Lease { get; private set; } = default!;

    public string GuestCode { get; private set; } = "";

    /// <summary>The account of a column; null where it is none's.</summary>
    internal Member? MemberOf(string person) => _members.GetValueOrDefault(person);

    internal string? KeyOf(string person) => _keys.GetValueOrDefault(person);

    /// <summary>Media that is there for this person to remove.</summary>
    public string MediaOf(string person) => _media[person];

    public async ValueTask InitializeAsync()
    {
        Studio = new StudioServer(_folder.Path);
        foreach (var name in (string[])["stranger", "viewer", "reviewer", "editor", "owner"])
            _members[name] = await Studio.AddMemberAsync(name);
        _members["admin"] = await Studio.AddMemberAsync("admin", administers: true);
        (Film, Shot) = await Studio.AddFilmAsync(_members["owner"]);
        foreach (var role in (ProjectRole[])[ProjectRole.Viewer, ProjectRole.Reviewer, ProjectRole.Editor])
            await Studio.Get<IProjectStore>().SetMemberAsync(Film, _members[role.ToString().ToLowerInvariant()].Id, role);

        foreach (var name in (string[])["host", "otherhost"])
            _keys[name] = (await Studio.Get<IHostStore>().CreateAsync(name)).Key;
        _host = await TestHost.ConnectAsync(Studio.Address, _keys["host"], "host");
        await Studio.Get<GenerationQueue>().EnqueueAsync(Film, Shot, _members["owner"].Id);
        Assert.Equal(LeaseAnswer.Continue, await _host.HandInAsync((await _host.RequestJobAsync())!));
        var take = (await Studio.Get<IProjectRooms>().OpenAsync(Film)).FindShot(Shot)!.Takes[0];
        (Take, ClipHash, PosterHash) = (take.Id, take.Media.ClipHash, take.Media.PosterHash);
        await Studio.Get<GenerationQueue>().EnqueueAsync(Film, Shot, _members["owner"].Id);
        Lease = (await _host.RequestJobAsync())!;

        await PlantExportAsync();
        foreach (var person in People)
            _media[person] = await PlantMediaAsync(person);
        foreach (var (person, more) in new[] { ("guest", default(GuestRights)), ("guest+comment", GuestRights.Comment), ("guest+approve", GuestRights.Approve), ("guest+download", GuestRights.Download) })
        {
            GuestCode = await Studio.Get<GuestStore>().CreateAsync(Film, _members["owner"].Id, new GuestTerms(GuestRights.View | more, TimeSpan.FromDays(7)));
            _guests[person] = (await Studio.Get<GuestStore>().EnterAsync(GuestCode, person, null))!;
        }
    }

    /// <summary>A person's plain requests: with their cookie or key, and with the lease token that is right for one host.</summary>
    public HttpClient CreateClient(string person)
    {
        var client = _members.GetValueOrDefault(person)?.CreateClient()
            ?? new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Studio.Address };
        if (_guests.TryGetValue(person, out var session))
            client.DefaultRequestHeaders.Add("Cookie", $"SoraCollab.Guest={session}");
        if (_keys.TryGetValue(person, out var key))
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        client.DefaultRequestHeaders.Add(HostProtocol.LeaseTokenHeader, Lease.LeaseToken.ToString(CultureInfo.InvariantCulture));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Studio.DisposeAsync();
        _folder.Dispose();
    }

    private async Task PlantExportAsync()
    {
        var shelf = Studio.Get<ExportShelf>();
        await shelf.NoteAsync(new ExportStatus
        {
            Id = Export,
            Project = Film,
            Name = "Saltlight",
            FileName = "saltlight.mp4",
            RequestedBy = _members["owner"].Id,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromSeconds(1),
            State = ExportState.Done,
            Bytes = 4,
        });
        await File.WriteAllBytesAsync(shelf.FileOf(Export), [1, 2, 3, 4]);
    }

    private async Task<string> PlantMediaAsync(string person)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"media of {person}"));
        var hash = (await Studio.Get<IMediaStore>().AddAsync(content, "image/png")).Hash;
        await Studio.Get<IProjectMediaStore>().AddAsync(new ProjectMedia
        {
            ProjectId = Film, Hash = hash, Kind = ProjectMediaKind.Picture, Name = person, ProxyHash = hash, PosterHash = hash, Bytes = 1,
            Width = 64, Height = 64, FrameCount = 1, FrameRate = 1, UploadedBy = _members["owner"].Id, UploadedAt = DateTimeOffset.UnixEpoch,
        });
        return hash;
    }
}
