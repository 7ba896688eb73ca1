using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Storage.Guests;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.Guests;
using SoraCollab.Web.Review;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Shared;
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
    public async Task Note_OnARange_IsKeptAndShown()
    {
        var (mara, film, shot, take) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View | GuestRights.Comment);
        using var priya = browser;
        (await priya.PostAsJsonAsync("guest/notes", new GuestNote(shot, take, 3, "Slower here", [], 9), StudioJson.Options, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var note = Assert.Single((await Studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Notes);
        Assert.Equal((3, 9), (note.Frame, note.LastFrame));
        Assert.Contains("class=\"rng\"", await priya.GetStringAsync("guest/review", TestContext.Current.CancellationToken));
        var backwards = await priya.PostAsJsonAsync("guest/notes", new GuestNote(shot, take, 9, "Backwards", [], 3), StudioJson.Options, TestContext.Current.CancellationToken);
        Assert.Contains("must end after its start", await backwards.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"shot":"S","take":"T","frame":0,"words":"a","drawing":[null]}""", "application/json")]
    [InlineData("""{"shot":"S","take":"T","frame":0,"words":null,"drawing":[]}""", "application/json")]
    [InlineData("shot=S", "application/x-www-form-urlencoded")]
    public async Task Note_WithHolesOrInAnotherForm_IsRefusedWithAMessage(string body, string type)
    {
        var (mara, film, shot, take) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View | GuestRights.Comment);
        using var priya = browser;
        var sent = body.Replace("\"S\"", $"\"{shot}\"", StringComparison.Ordinal).Replace("\"T\"", $"\"{take}\"", StringComparison.Ordinal);
        var answer = await priya.PostAsync("guest/notes", new StringContent(sent, System.Text.Encoding.UTF8, type), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Reload", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Events_OfALeaderWhoPoints_TellWhere()
    {
        var (mara, film, shot, take) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View);
        using var priya = browser;
        using var events = new StreamReader(await priya.GetStreamAsync("guest/events", TestContext.Current.CancellationToken));
        Assert.Equal("data: null", await NextAsync(events, "event: stage") is null ? null : await events.ReadLineAsync(TestContext.Current.CancellationToken));

        var stage = Studio.Get<ReviewStage>();
        var leader = new Person(mara.Id, "Mara Quist", IsOwner: false);
        stage.Lead(film, new StageState(leader, shot, take, null, CompareMode.Wipe, PlayState.Start));
        await NextAsync(events, "event: stage");
        Assert.Contains("\"leader\":\"Mara\"", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        stage.Point(film, mara.Id, new LaserPoint(0.25, 0.5));
        await NextAsync(events, "event: laser");
        Assert.Equal("data: {\"x\":0.25,\"y\":0.5}", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        stage.Point(film, mara.Id, null);
        await NextAsync(events, "event: laser");
        Assert.Equal("data: null", await events.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Events_WhileSomebodyTypes_ComeAFewTimesASecondAndEndWithTheLast()
    {
        const int edits = 60;
        var (mara, film, _, _) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View);
        using var priya = browser;
        using var events = new StreamReader(await priya.GetStreamAsync("guest/events", TestContext.Current.CancellationToken));
        await NextAsync(events, "event: stage");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var edit = 0; edit < edits; edit++) await Studio.SendAsync(film, mara.Id, new RenameProject($"Saltlight {edit}"));
        var last = $"data: {(await Studio.Get<IProjectRooms>().OpenAsync(film)).Version}";

        var told = 0;
        for (string? line = null; line != last; told++) line = await NextAsync(events, "data: ");
        Assert.InRange(told, 1, Math.Min(edits - 1, 2 + (int)(watch.Elapsed.TotalMilliseconds / 250)));
    }

    [Fact]
    public async Task Events_MoreStreamsThanTabsAPersonHas_AreRefusedUntilOneIsClosed()
    {
        var (mara, film, _, _) = await FilmAsync();
        var (browser, _, _) = await EnterAsync(mara, film, GuestRights.View);
        using var priya = browser;
        var open = new List<HttpResponseMessage>();
        for (var stream = 0; stream < GuestLimit.AtOnce; stream++)
            open.Add(await priya.GetAsync("guest/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken));
        Assert.All(open, stream => Assert.Equal(HttpStatusCode.OK, stream.StatusCode));
        using (var refused = await priya.GetAsync("guest/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);

        foreach (var stream in open) stream.Dispose();
        using var patience = new CancellationTokenSource(Expect.Patience);
        HttpStatusCode answer;
        do
        {
            using var again = await priya.GetAsync("guest/events", HttpCompletionOption.ResponseHeadersRead, patience.Token);
            answer = again.StatusCode;
        }
        while (answer != HttpStatusCode.OK);
    }

    [Fact]
    public async Task Entrance_ToSomebodyWhoWasLetInBefore_OffersToGoOnAsThemselves()
    {
        var (mara, film, _, _) = await FilmAsync();
        var store = Studio.Get<GuestStore>();
        var terms = new GuestTerms(GuestRights.View, TimeSpan.FromDays(7));
        var (code, other) = (await store.CreateAsync(film, mara.Id, terms), await store.CreateAsync(film, mara.Id, terms));
        using var priya = Browser((await store.EnterAsync(code, "Priya Nair", null))!);
        Assert.Contains("Go on as Priya Nair", await priya.GetStringAsync($"guest?code={code}", TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Go on as", await priya.GetStringAsync($"guest?code={other}", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Names_OfGuests_SayThatTheyAre()
    {
        var (mara, film, _, _) = await FilmAsync();
        var (browser, guest, _) = await EnterAsync(mara, film, GuestRights.View);
        browser.Dispose();
        var names = await Studio.Get<ReviewNames>().OfAsync(film, TestContext.Current.CancellationToken);
        Assert.Equal("Priya Nair (guest)", names[guest.Id]);
        Assert.Equal("PN", PersonColour.Initials(names[guest.Id]));
        Assert.DoesNotContain("guest", names[mara.Id]);
    }

    [Fact]
    public async Task Clip_ThatNobodyWaitsForAnyMore_IsNotMade()
    {
        var (mara, film, _, _) = await FilmAsync();
        var (browser, guest, _) = await EnterAsync(mara, film, GuestRights.View);
        browser.Dispose();
        var never = new TaskCompletionSource<string>();
        var started = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        using var clips = new GuestClips(
            new SlowMedia(async stop =>
            {
                try
                {
                    started.TrySetResult();
                    return await never.Task.WaitAsync(stop);
                }
                finally
                {
                    stopped.TrySetResult();
                }
            }),
            Studio.Get<StudioPaths>(), Studio.Get<IWebHostEnvironment>(), Studio.Get<Microsoft.Extensions.Options.IOptions<MediaOptions>>());
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var take = TestTakes.Make(1);
        var (one, two) = (clips.GetAsync(guest, take, first.Token), clips.GetAsync(guest, take, second.Token));
        Assert.Equal(1, clips.Making);
        await started.Task.WaitAsync(Expect.Patience, TestContext.Current.CancellationToken);

        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal(1, clips.Making);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
        Assert.Equal(0, clips.Making);
        await stopped.Task.WaitAsync(Expect.Patience, TestContext.Current.CancellationToken);
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

    private sealed class SlowMedia(Func<CancellationToken, Task<string>> path) : IMediaStore
    {
        public Task<string> GetPathAsync(string hash, CancellationToken cancellationToken = default) => path(cancellationToken);

        public Task<MediaReference> AddAsync(Stream content, string contentType, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<(int Files, long Bytes)> CollectAsync(TimeSpan unusedFor, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<MediaReference?> FindAsync(string hash, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<Stream> OpenReadAsync(string hash, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
