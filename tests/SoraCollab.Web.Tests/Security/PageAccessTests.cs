using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Web.Board;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Security;

/// <summary>Every page, drawn in the circuit of everybody who has one. A page that is not in the table fails the test.</summary>
public sealed class PageAccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly string[] Columns = ["stranger", "viewer", "reviewer", "editor", "owner", "admin"];

    // film: the film's title is on it. shut: it says that it cannot be opened. open: it shows nothing of any film.
    // free: a plain page without a circuit, for everybody; RouteAccessTests asks for it.
    private const string Table = """
        # whose circuit  | stranger viewer reviewer editor owner admin
        LibraryPage      | open film film film film open
        HostsPage        | open open open open open open
        ModelsPage       | open open open open open open
        AdminMembersPage | shut shut shut shut shut open
        AdminInvitationsPage | shut shut shut shut shut open
        AdminAuditPage   | shut shut shut shut shut open
        BoardPage        | shut film film film film shut
        ShotPage         | shut film film film film shut
        HistoryPage      | shut film film film film shut
        ScriptPage       | shut film film film film shut
        ReviewPage       | shut film film film film shut
        DeliverPage      | shut film film film film shut
        MembersPage      | shut film film film film shut
        AccountPage      | open film film film film open
        ChangePasswordPage | free free free free free free
        SecondFactorPage | free free free free free free
        SecondStepPage   | free free free free free free
        ErrorPage        | free free free free free free
        ForgotPasswordPage | free free free free free free
        ResetPasswordPage | free free free free free free
        GuestEntrance    | free free free free free free
        GuestReview      | free free free free free free
        JoinPage         | free free free free free free
        NotFoundPage     | free free free free free free
        SetupPage        | free free free free free free
        SignInPage       | free free free free free free
        SignOutPage      | free free free free free free
        """;

    private static IReadOnlyDictionary<string, string[]> Rows => AccessTable.Read(Table, Columns);

    private static IEnumerable<Type> Pages => typeof(BoardPage).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false));

    public static TheoryData<string> Drawn => [.. Rows.Where(row => row.Value[0] != "free").Select(row => row.Key)];

    [Fact]
    public void EveryPage_IsInTheTable() => AccessTable.AssertWhole(Pages.Select(page => page.Name), Rows.Keys, "page");

    [Fact]
    public void EveryPage_ThatIsNotFree_AsksForAnAccount() => Assert.All(
        Pages.Where(page => Rows[page.Name][0] != "free"), page => Assert.True(page.IsDefined(typeof(AuthorizeAttribute), inherit: true), page.Name));

    [Theory]
    [MemberData(nameof(Drawn))]
    public async Task Page_OpenedByEverybody_ShowsWhatTheTableSays(string name)
    {
        var page = Pages.Single(one => one.Name == name);
        var answers = new List<string>();
        foreach (var person in Columns)
        {
            await using var circuit = world.MemberOf(person)!.OpenCircuit();
            answers.Add(await DrawAsync(page, circuit));
        }

        Assert.Equal(string.Join(' ', Rows[name]), string.Join(' ', answers));
    }

    private async Task<string> DrawAsync(Type page, AsyncServiceScope circuit)
    {
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddFallbackServiceProvider(circuit.ServiceProvider);
        var parameters = new Dictionary<string, object>();
        foreach (var (parameter, value) in new (string, object)[] { ("Project", world.Film.Value), ("ShotKey", world.Shot.Value) })
        {
            if (page.GetProperty(parameter) is { } property && property.IsDefined(typeof(ParameterAttribute), inherit: false)) parameters[parameter] = value;
        }

        var drawn = context.Render<DynamicComponent>(one => one.Add(part => part.Type, page).Add(part => part.Parameters, parameters));
        await drawn.WaitForStateAsync(() => !drawn.Markup.Contains("aria-busy=\"true\"", StringComparison.Ordinal) && drawn.FindAll("h1").Count > 0, Expect.Patience);
        return drawn.Markup.Contains("Saltlight", StringComparison.Ordinal) ? "film"
            : drawn.Markup.Contains("cannot be opened", StringComparison.Ordinal) ? "shut"
            : "open";
    }
}
