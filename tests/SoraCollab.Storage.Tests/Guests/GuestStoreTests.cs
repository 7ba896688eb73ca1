using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.Projects;

namespace SoraCollab.Storage.Tests.Guests;

public sealed class GuestStoreTests : IAsyncLifetime
{
    private const string Phrase = "low tide at dawn";

    private readonly UserId ana = new("ana");
    private TestStudio studio = null!;
    private ProjectId project;

    public async ValueTask InitializeAsync()
    {
        studio = await TestStudio.StartAsync();
        project = (await studio.AddProjectAsync()).History.Current.Id;
    }

    public ValueTask DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task EnterAsync_ByALink_GivesAGuestWithItsRightsAndNameUntilItEnds()
    {
        var code = await CreateAsync(GuestRights.View | GuestRights.Comment);
        Assert.Equal(64, code.Length);
        var session = (await studio.Guests.EnterAsync(code, " Priya Nair ", null))!;

        var guest = (await studio.Guests.FindGuestAsync(session))!;
        Assert.Equal(("Priya Nair", "Film", "ANA"), (guest.Name, guest.Link.ProjectTitle, guest.Link.MakerName));
        Assert.Equal((true, false, false), (guest.May(GuestRights.Comment), guest.May(GuestRights.Approve), guest.May(GuestRights.Download)));
        Assert.Equal("Priya Nair", (await studio.Guests.NamesAsync(project))[guest.Id]);
        var (link, guests) = Assert.Single(await studio.Guests.ListAsync(project));
        Assert.Equal((guest.Link.Id, "Priya Nair"), (link.Id, Assert.Single(guests)));

        studio.Time.Advance(TimeSpan.FromDays(7));
        Assert.Null(await studio.Guests.FindGuestAsync(session));
        Assert.Null(await studio.Guests.FindAsync(code));
        Assert.Null(await studio.Guests.EnterAsync(code, "Late", null));
        Assert.False(await studio.Guests.IsOpenAsync(link.Id));
        // What they wrote keeps their name.
        Assert.Equal("Priya Nair", (await studio.Guests.NamesAsync(project))[guest.Id]);
    }

    [Fact]
    public async Task EnterAsync_WithAPassPhrase_TakesThatOneOnly()
    {
        var code = await CreateAsync(GuestRights.View, Phrase);
        Assert.True((await studio.Guests.FindAsync(code))!.AsksPassPhrase);
        foreach (var wrong in new[] { null, "", "low tide at dusk", Phrase.ToUpperInvariant(), new string('a', 100_000) })
            await Assert.ThrowsAsync<GuestRefusedException>(() => studio.Guests.EnterAsync(code, "Priya", wrong));
        Assert.NotNull(await studio.Guests.EnterAsync(code, "Priya", Phrase));
    }

    [Fact]
    public async Task WithdrawAsync_PutsOutWhoIsInside()
    {
        var code = await CreateAsync(GuestRights.View);
        var session = (await studio.Guests.EnterAsync(code, "Priya", null))!;
        var link = (await studio.Guests.FindAsync(code))!.Id;

        Assert.False(await studio.Guests.WithdrawAsync(ProjectId.New(), link));
        Assert.NotNull(await studio.Guests.FindGuestAsync(session));
        Assert.True(await studio.Guests.WithdrawAsync(project, link));
        Assert.False(await studio.Guests.WithdrawAsync(project, link));
        Assert.Null(await studio.Guests.FindGuestAsync(session));
        Assert.Null(await studio.Guests.EnterAsync(code, "Priya", null));
        Assert.Empty(await studio.Guests.ListAsync(project));
    }

    [Fact]
    public async Task FindGuestAsync_ForgedOrOfALinkWhoseMakerMayNotChangeTheProject_FindsNobody()
    {
        var ben = await studio.AddUserAsync("ben");
        await studio.Projects.SetMemberAsync(project, ben, ProjectRole.Owner);
        var code = await CreateAsync(GuestRights.View);
        var session = (await studio.Guests.EnterAsync(code, "Priya", null))!;
        foreach (var forged in new[] { "", code, new string('0', 64), session.ToUpperInvariant(), session[..63] })
            Assert.Null(await studio.Guests.FindGuestAsync(forged));
        foreach (var forged in new[] { "", session, new string('0', 64), code[1..] + "0" })
            Assert.Null(await studio.Guests.EnterAsync(forged, "Priya", null));

        await studio.Projects.SetMemberAsync(project, ana, ProjectRole.Reviewer);
        Assert.Null(await studio.Guests.FindGuestAsync(session));
        // For good: who is trusted again makes a new link.
        await studio.Projects.SetMemberAsync(project, ana, ProjectRole.Editor);
        Assert.Null(await studio.Guests.FindGuestAsync(session));
        Assert.Null(await studio.Guests.FindAsync(code));
        code = await CreateAsync(GuestRights.View);
        session = (await studio.Guests.EnterAsync(code, "Priya", null))!;
        await studio.Projects.RemoveMemberAsync(project, ana);
        Assert.Null(await studio.Guests.FindGuestAsync(session));
        Assert.Null(await studio.Guests.FindAsync(code));
    }

    [Fact]
    public async Task CreateAsync_KeepsNeitherCodeNorPassPhraseNorSession()
    {
        var code = await CreateAsync(GuestRights.View, Phrase);
        var again = await CreateAsync(GuestRights.View, Phrase);
        var session = (await studio.Guests.EnterAsync(code, "Priya", Phrase))!;

        await using var context = await studio.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT CodeHash || ' ' || PassPhraseHash FROM GuestLinks UNION ALL SELECT SessionHash FROM Guests";
        var kept = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) kept.Add(rows.GetString(0));

        Assert.Equal(3, kept.Count);
        Assert.Equal(2, kept.Count(row => row.Contains("pbkdf2-sha512$210000$", StringComparison.Ordinal)));
        // The same phrase twice is kept under two salts.
        Assert.Equal(3, kept.Select(row => row[^64..]).Distinct().Count());
        foreach (var secret in new[] { code, again, session, Phrase }) Assert.DoesNotContain(kept, row => row.Contains(secret, StringComparison.Ordinal));
    }

    private Task<string> CreateAsync(GuestRights rights, string? phrase = null) => studio.Guests.CreateAsync(project, ana, new GuestTerms(rights, TimeSpan.FromDays(7), phrase));
}
