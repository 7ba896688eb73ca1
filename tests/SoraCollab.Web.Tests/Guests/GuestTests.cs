using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Storage.Guests;
using SoraCollab.Web.Guests;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Shots;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Guests;

public sealed class GuestTests(SharedStudio shared)
{
    private static readonly Stroke Circle = new() { Kind = StrokeKind.Ellipse, Points = [new(0.1, 0.2), new(0.5, 0.6)] };

    private StudioServer Studio => shared.Server;

    [Theory]
    [InlineData(GuestRights.View)]
    [InlineData(GuestRights.View | GuestRights.Comment)]
    [InlineData(GuestRights.View | GuestRights.Approve)]
    [InlineData(GuestRights.View | GuestRights.Download)]
    public async Task Guest_OfEachRight_MayDoThatAndNothingElse(GuestRights rights)
    {
        var (mara, film, shot, take) = await FilmAsync();
        var (priya, guest, _) = await EnterAsync(mara, film, rights);
        using var browser = priya;

        var note = await browser.PostAsJsonAsync("guest/notes", new GuestNote(shot, take, 3, "Is that our boat?", [Circle]), StudioJson.Options, TestContext.Current.CancellationToken);
        var judgement = await browser.PostAsJsonAsync("guest/judgements", new GuestJudgement(shot, ShotStatus.Approved), StudioJson.Options, TestContext.Current.CancellationToken);
        var original = await browser.GetAsync($"guest/originals/{take}", TestContext.Current.CancellationToken);
        var page = await browser.GetStringAsync("guest/review", TestContext.Current.CancellationToken);

        var after = (await Studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!;
        var (comments, approves, downloads) = (rights.HasFlag(GuestRights.Comment), rights.HasFlag(GuestRights.Approve), rights.HasFlag(GuestRights.Download));
        Assert.Equal(comments ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, note.StatusCode);
        Assert.Equal(comments ? [(guest.Id, "Is that our boat?", Circle)] : [], after.Notes.Select(one => (one.Author, one.Words, Assert.Single(one.Drawing))));
        Assert.Equal(approves ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, judgement.StatusCode);
        Assert.Equal(approves ? ShotStatus.Approved : ShotStatus.Draft, after.Status);
        // This take's file was never made: who may have it is told that it is missing, the others nothing.
        Assert.Equal(HttpStatusCode.NotFound, original.StatusCode);
        Assert.Equal(downloads, (await original.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length > 0);
        Assert.Equal(comments, page.Contains("data-note-form", StringComparison.Ordinal));
        Assert.Equal(approves, page.Contains("data-judge=", StringComparison.Ordinal));
        Assert.Equal(downloads, page.Contains("data-original", StringComparison.Ordinal));
        Assert.Contains("Priya Nair", page);
    }

    [Fact]
    public async Task Undo_OfAJudgement_TakesItBack()
    {
        var (mara, film, shot, _) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View | GuestRights.Approve);
        using var priya = browser;
        (await priya.PostAsJsonAsync("guest/judgements", new GuestJudgement(shot, ShotStatus.Approved), StudioJson.Options, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await priya.PostAsJsonAsync("guest/undo", new { }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        Assert.Equal(ShotStatus.Draft, (await Studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Status);
        var draft = await priya.PostAsJsonAsync("guest/judgements", new GuestJudgement(shot, ShotStatus.Draft), StudioJson.Options, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, draft.StatusCode);
    }

    [Fact]
    public async Task Withdraw_WhileAGuestWatches_ClosesTheirPageAtOnceAndTakesNothingMore()
    {
        var (mara, film, shot, take) = await FilmAsync();
        var (browser, guest, _) = await EnterAsync(mara, film, GuestRights.View | GuestRights.Comment);
        using var priya = browser;
        using var events = new StreamReader(await priya.GetStreamAsync("guest/events", TestContext.Current.CancellationToken));
        Assert.Equal("event: changed", await NextAsync(events, "event: "));
        Assert.Equal("event: stage", await NextAsync(events, "event: "));

        await using var circuit = mara.OpenCircuit();
        await circuit.ServiceProvider.GetRequiredService<GuestDesk>().WithdrawAsync(film, guest.Link.Id, TestContext.Current.CancellationToken);

        Assert.Equal("event: closed", await NextAsync(events, "event: "));
        Assert.Equal(HttpStatusCode.Gone, (await priya.GetAsync("guest/review", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await priya.GetAsync("guest/events", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await priya.GetAsync($"guest/clips/{take}", TestContext.Current.CancellationToken)).StatusCode);
        var note = await priya.PostAsJsonAsync("guest/notes", new GuestNote(shot, take, 0, "Late", []), StudioJson.Options, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, note.StatusCode);
        Assert.Empty((await Studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Notes);
    }

    [Fact]
    public async Task Guest_WithTheirCookieAnywhereElse_IsNobody()
    {
        var (mara, film, _, take) = await FilmAsync();
        var (browser, _, session) = await EnterAsync(mara, film, GuestRights.View | GuestRights.Comment | GuestRights.Approve | GuestRights.Download);
        using var priya = browser;
        foreach (var path in new[] { $"media/{new string('b', 64)}.mp4", $"projects/{film}/notes.csv", $"exports/{Guid.NewGuid()}" })
            Assert.Contains((await priya.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Unauthorized });
        Assert.Equal(HttpStatusCode.Unauthorized, (await priya.PostAsync("hubs/room/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken)).StatusCode);

        // A take of another film is none of theirs.
        var (_, _, _, other) = await FilmAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await priya.GetAsync($"guest/clips/{other}", TestContext.Current.CancellationToken)).StatusCode);

        // Neither forged nor altered cookies let in.
        foreach (var forged in new[] { new string('0', 64), session[1..] + "0", "x" })
        {
            using var stranger = Browser(forged);
            Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync("guest/review", TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"guest/originals/{take}", TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Gone, (await priya.GetAsync($"guest?code={new string('0', 64)}", TestContext.Current.CancellationToken)).StatusCode);
        // Nor does another site's page speak for them.
        priya.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await priya.PostAsJsonAsync("guest/undo", new { }, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Guest_WhoSendsMoreThanAPersonWould_IsSlowedByAMessage()
    {
        var (mara, film, shot, take) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View | GuestRights.Comment);
        using var priya = browser;
        var answers = new List<HttpResponseMessage>();
        // More than two minutes' worth: wherever the minute ends, some are too many.
        for (var note = 0; note <= 2 * GuestLimit.PerMinute; note++)
            answers.Add(await priya.PostAsJsonAsync("guest/notes", new GuestNote(shot, take, 0, $"Note {note}", []), StudioJson.Options, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NoContent, answers[0].StatusCode);
        var refused = Assert.Single(answers.Where(answer => answer.StatusCode == HttpStatusCode.Forbidden).Take(1));
        Assert.Contains("a minute", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"shot":1}""", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task Note_ThatCannotBeRead_IsRefusedWithAMessage(string body, HttpStatusCode expected)
    {
        var (mara, film, _, _) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View | GuestRights.Comment);
        using var priya = browser;
        var answer = await priya.PostAsync("guest/notes", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Note_OutsideTheFrameOrTheTake_IsRefusedWithAMessage()
    {
        var (mara, film, shot, take) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View | GuestRights.Comment);
        using var priya = browser;
        var beyond = new Stroke { Kind = StrokeKind.Box, Points = [new(0.1, 0.2), new(1.5, 0.6)] };
        foreach (var (note, said) in new[] { (new GuestNote(shot, take, 33, "Late", []), "frames 0 to 32"), (new GuestNote(shot, take, 0, "", [beyond]), "leaves the picture"), (new GuestNote(shot, take, 0, new string('a', 2001), []), "2001 characters") })
        {
            var answer = await priya.PostAsJsonAsync("guest/notes", note, StudioJson.Options, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains(said, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task CreateLink_ByAReviewer_IsRefused()
    {
        var (mara, film, _, _) = await FilmAsync();
        var jun = await Studio.AddMemberAsync("Jun Okafor");
        await Studio.Get<Core.Projects.IProjectStore>().SetMemberAsync(film, jun.Id, Core.Projects.ProjectRole.Reviewer);
        var terms = new GuestTerms(GuestRights.View, TimeSpan.FromDays(1));
        await using (var circuit = jun.OpenCircuit())
            await Assert.ThrowsAsync<ReadOnlyMemberException>(() => circuit.ServiceProvider.GetRequiredService<GuestDesk>().CreateLinkAsync(film, terms));
        await using (var circuit = mara.OpenCircuit())
            Assert.StartsWith("guest?code=", await circuit.ServiceProvider.GetRequiredService<GuestDesk>().CreateLinkAsync(film, terms));
    }

    private static async Task<string?> NextAsync(StreamReader events, string beginning)
    {
        while (await events.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Expect.Patience) is { } line)
            if (line.StartsWith(beginning, StringComparison.Ordinal)) return line;
        return null;
    }

    private async Task<(Member Mara, ProjectId Film, ShotId Shot, TakeId Take)> FilmAsync()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara);
        var take = TestTakes.Make(1);
        await Studio.SendAsync(film, UserId.Studio, new AddTake(shot, take.Id, take.Recipe, take.Media, mara.Id, take.CreatedAt));
        return (mara, film, shot, take.Id);
    }

    private async Task<(HttpClient Browser, Guest Guest, string Session)> EnterAsync(Member maker, ProjectId film, GuestRights rights)
    {
        var store = Studio.Get<GuestStore>();
        var code = await store.CreateAsync(film, maker.Id, new GuestTerms(rights, TimeSpan.FromDays(7)));
        var session = (await store.EnterAsync(code, "Priya Nair", null))!;
        return (Browser(session), (await store.FindGuestAsync(session))!, session);
    }

    private HttpClient Browser(string session)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Studio.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"SoraCollab.Guest={session}");
        return client;
    }
}
