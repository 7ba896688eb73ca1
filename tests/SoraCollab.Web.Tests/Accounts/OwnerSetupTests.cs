using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.Projects;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Accounts;

public sealed class OwnerSetupTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public OwnerSetupTests() => _studio = new StudioServer(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task CreateOwnerAsync_ManyVisitorsAtOnce_MakesOneOwner()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(visitor => SetUpAsync($"visitor{visitor}@example.test")));
        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.Contains("already has an owner", answer.Refusal));
        await using var scope = _studio.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        Assert.Single(users.Users);
        Assert.Single(await users.GetUsersInRoleAsync(StudioRoles.Owner));
    }

    [Fact]
    public async Task CreateOwnerAsync_CutOffBeforeTheRoleIsGiven_LeavesNoAccountAndSetUpOpen()
    {
        // The database stands in for a crash: it fails right after the account was written, where the role would follow.
        await ExecuteAsync("CREATE TRIGGER cut BEFORE INSERT ON AspNetUserRoles BEGIN SELECT RAISE(FAIL, 'cut off'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => SetUpAsync("mara@example.test"));
        await ExecuteAsync("DROP TRIGGER cut");

        Assert.True((await SetUpAsync("mara@example.test")).Succeeded);
        await using var scope = _studio.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        Assert.Single(users.Users);
        Assert.Single(await users.GetUsersInRoleAsync(StudioRoles.Owner));
    }

    [Theory]
    [InlineData("mara@example.test", "short")]
    [InlineData("", "a long enough password")]
    public async Task CreateOwnerAsync_WithoutAProperPasswordOrAddress_SaysSoAndStaysOpen(string email, string password)
    {
        var refused = await SetUpAsync(email, password);
        Assert.False(refused.Succeeded);
        Assert.NotEmpty(refused.Refusal!);
        Assert.True((await SetUpAsync("mara@example.test")).Succeeded);
    }

    [Fact]
    public async Task CreateOwnerAsync_FromAnotherMachine_NeedsTheCode()
    {
        var code = _studio.Get<SetupGate>().Code.Display;
        Assert.Contains("set-up code", (await SetUpAsync("mara@example.test", code: "AAAA-AAAA", remote: true)).Refusal);
        Assert.True((await SetUpAsync("mara@example.test", code: code, remote: true)).Succeeded);
    }

    [Fact]
    public async Task SignInAsync_RightWrongAndTooOften_AnswersEach()
    {
        await SetUpAsync("mara@example.test");
        Assert.True((await SignInAsync("mara@example.test", "a long enough password")).Succeeded);
        var wrong = await SignInAsync("mara@example.test", "not the password at all");
        var unknown = await SignInAsync("nobody@example.test", "not the password at all");
        Assert.Equal(wrong.Refusal, unknown.Refusal);
        for (var attempt = 0; attempt < 5; attempt++)
            wrong = await SignInAsync("mara@example.test", "not the password at all");
        Assert.Equal(unknown.Refusal, wrong.Refusal); // a locked account looks like none
        Assert.False((await SignInAsync("mara@example.test", "a long enough password")).Succeeded);
        for (var attempt = 0; attempt < 10; attempt++)
            wrong = await SignInAsync("mara@example.test", "not the password at all");
        Assert.Contains("Too many attempts", wrong.Refusal);
    }

    [Fact]
    public async Task Invitation_TakenUp_LetsOneVisitorIntoTheProjectAlone()
    {
        await SetUpAsync("mara@example.test");
        var mara = await _studio.AddMemberAsync();
        var (film, _) = await _studio.AddFilmAsync(mara);
        var code = await InviteAsync(film, mara, ProjectRole.Viewer);

        Assert.True((await JoinAsync(code, "jun@example.test")).Succeeded);
        var refused = await JoinAsync(code, "late@example.test");

        Assert.Contains("was used", refused.Refusal);
        var members = await _studio.Get<IProjectStore>().ListMembersAsync(film);
        Assert.Equal([("Jun", ProjectRole.Viewer), ("Mara Lindqvist", ProjectRole.Owner)], members.Select(member => (member.DisplayName, member.Role)));
        await using var scope = _studio.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>().FindByEmailAsync("late@example.test"));
    }

    [Fact]
    public async Task Invitation_CutOffWhileItIsTakenUp_LeavesNoAccountAndLetsInLater()
    {
        await SetUpAsync("mara@example.test");
        var mara = await _studio.AddMemberAsync();
        var (film, _) = await _studio.AddFilmAsync(mara);
        var code = await InviteAsync(film, mara, ProjectRole.Editor);
        await ExecuteAsync("CREATE TRIGGER cut BEFORE INSERT ON ProjectMembers BEGIN SELECT RAISE(FAIL, 'cut off'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => JoinAsync(code, "jun@example.test"));
        await ExecuteAsync("DROP TRIGGER cut");

        Assert.True((await JoinAsync(code, "jun@example.test")).Succeeded);
    }

    [Fact]
    public async Task Invitation_TriedTooOften_IsRefusedUnread()
    {
        await SetUpAsync("mara@example.test");
        AccountAnswer answer = AccountAnswer.Done;
        for (var attempt = 0; attempt < 11; attempt++)
            answer = await JoinAsync("no such code", "jun@example.test");
        Assert.Contains("Too many attempts", answer.Refusal);
    }

    [Fact]
    public async Task FirstPage_OfANewStudio_LeadsToSetupAndAfterwardsToSignIn()
    {
        Assert.Equal("/setup", await RedirectOfAsync("/"));
        await SetUpAsync("mara@example.test");
        Assert.StartsWith("/sign-in", await RedirectOfAsync("/"), StringComparison.Ordinal);
        Assert.Equal("/sign-in", await RedirectOfAsync("/setup"));
    }

    [Fact]
    public async Task EveryPage_CarriesThePolicyWithItsOwnNonce()
    {
        using var client = new HttpClient { BaseAddress = _studio.Address };
        var policies = new List<string>();
        for (var visit = 0; visit < 2; visit++)
        {
            using var answer = await client.GetAsync("/setup");
            policies.Add(Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        }
        Assert.All(policies, policy => Assert.Contains("script-src 'self' 'nonce-", policy));
        Assert.All(policies, policy => Assert.Contains("frame-ancestors 'none'", policy));
        Assert.NotEqual(policies[0], policies[1]);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var scope = _studio.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StudioDbContext>().Database.ExecuteSqlRawAsync(sql);
    }

    private async Task<string> RedirectOfAsync(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _studio.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var answer = await client.GetAsync(path);
        var location = answer.Headers.Location ?? throw new InvalidOperationException($"{path} answered {answer.StatusCode} and leads nowhere.");
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }

    private async Task<AccountAnswer> SetUpAsync(string email, string password = "a long enough password", string? code = null, bool remote = false)
    {
        await using var scope = _studio.Services.CreateAsyncScope();
        var visitor = Visitor(scope.ServiceProvider, remote);
        return await scope.ServiceProvider.GetRequiredService<OwnerSetup>()
            .CreateOwnerAsync(new OwnerDetails { Name = "Mara Lindqvist", Email = email, Password = password, SetupCode = code }, visitor);
    }

    private Task<string> InviteAsync(ProjectId film, Member inviter, ProjectRole role) =>
        _studio.Get<InvitationStore>().CreateAsync(film, inviter.Id, role, TimeSpan.FromDays(7));

    private async Task<AccountAnswer> JoinAsync(string code, string email)
    {
        await using var scope = _studio.Services.CreateAsyncScope();
        var visitor = Visitor(scope.ServiceProvider, remote: false);
        return await scope.ServiceProvider.GetRequiredService<Invitations>()
            .AcceptAsync(code, new OwnerDetails { Name = "Jun", Email = email, Password = "a long enough password" }, visitor);
    }

    private async Task<AccountAnswer> SignInAsync(string email, string password)
    {
        await using var scope = _studio.Services.CreateAsyncScope();
        var visitor = Visitor(scope.ServiceProvider, remote: false);
        return await scope.ServiceProvider.GetRequiredService<SignIn>()
            .SignInAsync(new SignInDetails { Email = email, Password = password }, visitor);
    }

    /// <summary>A request within the scope, for the cookie to be written to.</summary>
    private static DefaultHttpContext Visitor(IServiceProvider services, bool remote)
    {
        var visitor = new DefaultHttpContext { RequestServices = services };
        visitor.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(remote ? "192.0.2.7" : "127.0.0.1");
        visitor.Request.Scheme = "http";
        visitor.Request.Host = new HostString("localhost");
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = visitor;
        return visitor;
    }
}
