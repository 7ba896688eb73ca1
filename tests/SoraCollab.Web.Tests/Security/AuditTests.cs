using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Guests;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Audit;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Guests;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Projects;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Teams;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Security;

/// <summary>What the studio's log tells, who may read it, and what its command says.</summary>
public sealed class AuditTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public AuditTests() => _studio = new StudioServer(_folder.Path);

    private AuditStore Store => _studio.Get<AuditStore>();

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Log_AfterADayAtTheStudio_TellsEveryActInOrder()
    {
        var (root, jun) = (await _studio.AddMemberAsync("Root", administers: true), await _studio.AddMemberAsync("Jun Okafor"));
        await using var circuit = root.OpenCircuit();
        T Desk<T>() where T : notnull => circuit.ServiceProvider.GetRequiredService<T>();
        var film = await Desk<ProjectShelf>().CreateAsync("Saltlight");
        var link = await Desk<InviteDesk>().CreateLinkAsync(film, ProjectRole.Viewer);
        await _studio.Get<Storage.Projects.InvitationStore>().AcceptAsync(link.Split('=')[1], jun.Id);
        await Desk<TeamDesk>().SetRoleAsync(film, jun.Id, ProjectRole.Editor);
        await Desk<GuestDesk>().CreateLinkAsync(film, new GuestTerms(GuestRights.View, TimeSpan.FromDays(7)));
        await Desk<GuestDesk>().WithdrawAsync(film, (await Desk<GuestDesk>().ListAsync(film))[0].Link.Id);
        var key = await Desk<HostDesk>().CreateAsync("kiln-a");
        await Desk<HostDesk>().RevokeAsync(key.Id);
        await Desk<QueueControls>().PauseAsync(new Person(root.Id, "Root", IsOwner: true));
        await Desk<TeamDesk>().RemoveAsync(film, jun.Id);
        await Desk<AccountDesk>().SetAdministratorAsync(jun.Id, true);
        await Desk<AccountDesk>().SetAdministratorAsync(jun.Id, false);
        await Desk<AccountDesk>().SetDisabledAsync(jun.Id, true);
        await Desk<ProjectRemoval>().DeleteAsync(film);

        var rows = (await Store.ListAsync(AuditFilter.All, null, 100)).Reverse().ToList();
        Assert.Equal(
            [
                "ProjectMade Root “Saltlight”", "InvitationMade Root for one Viewer", "InvitationUsed Jun Okafor “Saltlight” as Viewer, invited by Root",
                "RoleChanged Root Jun Okafor from Viewer to Editor", "GuestLinkMade Root may View, for 7 days", "GuestLinkWithdrawn Root link", "HostKeyMade Root kiln-a",
                "HostKeyRevoked Root kiln-a", "QueuePaused Root the studio's queue", "MemberRemoved Root Jun Okafor", "AdministratorMade Root Jun Okafor",
                "AdministratorUnmade Root Jun Okafor", "AccountDisabled Root Jun Okafor", "ProjectDeleted Root “Saltlight”",
            ],
            rows.Select(row => $"{row.Act} {row.ActorName} {(row.Act == "GuestLinkWithdrawn" ? "link" : row.Subject.Split(" <")[0])}"));
        Assert.Equal(film, rows[3].Project);
        var verdict = await Store.VerifyAsync();
        Assert.True(verdict.IsWhole, verdict.Words);
    }

    [Fact]
    public async Task SignIns_RightAndWrong_AreToldWithTheirAddress()
    {
        var jun = await _studio.AddMemberAsync("Jun Okafor");
        await using var scope = _studio.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<StudioUser>>();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        AuditOrigin.Address = "192.0.2.7";
        var user = (await signIn.UserManager.FindByIdAsync(jun.Id.Value))!;
        Assert.False((await signIn.PasswordSignInAsync(user.UserName!, "wrong", false, true)).Succeeded);
        Assert.False((await signIn.PasswordSignInAsync("nobody@example.test", "wrong", false, true)).Succeeded);
        Assert.True((await signIn.PasswordSignInAsync(user.UserName!, "a long enough password", false, true)).Succeeded);

        var rows = (await Store.ListAsync(AuditFilter.All, null, 10)).Reverse().ToList();
        Assert.Equal(
            [("SignInRefused", jun.Id.Value, $"{user.Email}: wrong password"), ("SignInRefused", "", "no account has the address nobody@example.test"), ("SignedIn", jun.Id.Value, user.Email!)],
            rows.Select(row => (row.Act, row.Actor, row.Subject)));
        Assert.All(rows, row => Assert.Equal("192.0.2.7", row.Address));
    }

    [Fact]
    public async Task Table_ForAnAdministrator_HasEveryRowAndTellsThatItWasTaken()
    {
        var (root, jun) = (await _studio.AddMemberAsync("Root", administers: true), await _studio.AddMemberAsync("Jun Okafor"));
        await _studio.Get<AuditLog>().RecordAsync(new AuditNote(AuditAct.HostKeyMade, "x", "=SUM(A1)", "a \"quoted\", thing"));
        using var theirs = jun.CreateClient();
        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.GetAsync("/admin/audit.csv")).StatusCode);
        using var browser = root.CreateClient();
        using var answer = await browser.GetAsync("/admin/audit.csv?acts=Hosts and models");
        Assert.Equal(("text/csv", HttpStatusCode.OK), (answer.Content.Headers.ContentType!.MediaType, answer.StatusCode));
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains(",HostKeyMade,x,'=SUM(A1),\"a \"\"quoted\"\", thing\",", lines[1]);
        var told = (await Store.ListAsync(AuditFilter.All, null, 1))[0];
        Assert.Equal(("AuditExported", "Root", "127.0.0.1"), (told.Act, told.ActorName, told.Address));
    }

    [Fact]
    public async Task Command_BesideARunningStudio_SaysWhetherTheLogIsUnbroken()
    {
        await _studio.Get<AuditLog>().RecordAsync(new AuditNote(AuditAct.HostKeyMade, "x", "X", "kiln-a"));
        var head = await Store.HeadAsync();
        async Task<(int Code, string Said)> RunAsync(params string[] args)
        {
            using var output = new StringWriter();
            return (await AuditCommand.RunAsync([.. args, "--Studio:DataFolder", _folder.Path], output), output.ToString());
        }

        var (code, said) = await RunAsync("audit", "verify");
        Assert.Equal(0, code);
        Assert.Contains($"1 rows; head 1 {head.Hash}", said);
        Assert.Equal(0, (await RunAsync("audit", "verify", "--expect", head.Hash)).Code);
        Assert.Equal(1, (await RunAsync("audit", "verify", "--expect", new string('a', 64))).Code);
        Assert.Equal(2, (await RunAsync("audit", "verify", "--expect", "short")).Code);
        Assert.Contains("Use: audit verify", (await RunAsync("audit", "mend")).Said);
        using var nowhere = new StringWriter();
        Assert.Equal(2, await AuditCommand.RunAsync(["audit", "verify", "--Studio:DataFolder", _folder.Path + "-none"], nowhere));
    }
}
