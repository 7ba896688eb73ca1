using System.Diagnostics;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Text;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Rooms;

public sealed class RoomHubTests(SharedStudio shared, ITestOutputHelper output)
{
    private StudioServer Studio => shared.Server;

    [Fact]
    public async Task SendText_FromOneBrowser_ReachesAnotherEditByEdit()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "");
        await using var writer = await EnterAsync(mara, film);
        await using var reader = await EnterAsync(mara, film);
        var times = new List<double>();
        var text = "";
        for (var edit = 0; edit < 30; edit++)
        {
            var began = Stopwatch.GetTimestamp();
            var sent = writer.SendAsync(shot, Insert(text, text.Length, "x"));
            var heard = await Expect.NextAsync(reader.Texts.Reader);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            text = heard.Op.Apply(text);
            Assert.Null((await sent).Refusal);
        }
        times.Sort();
        // Reported, not asserted: a clock on a busy machine proves nothing about the studio.
        output.WriteLine($"edit to seen: median {times[15]:0.0} ms, slowest {times[^1]:0.0} ms");
        Assert.Equal(new string('x', 30), text);
    }

    [Fact]
    public async Task SendText_FromTwoAtOnce_KeepsBothAndAgrees()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "bay");
        await using var one = await EnterAsync(mara, film);
        await using var two = await EnterAsync(mara, film);
        var atOne = one.SendAsync(shot, Insert("bay", 0, "quiet "));
        var atTwo = two.SendAsync(shot, Insert("bay", 3, " at dusk"));
        Assert.All(await Task.WhenAll(atOne, atTwo), answer => Assert.Null(answer.Refusal));
        foreach (var browser in new[] { one, two })
        {
            var first = await Expect.NextAsync(browser.Texts.Reader);
            var second = await Expect.NextAsync(browser.Texts.Reader);
            Assert.True(first.Version < second.Version);
            Assert.Equal("quiet bay at dusk", second.Op.Apply(first.Op.Apply("bay")));
        }
    }

    [Fact]
    public async Task SendText_SentAgainUnderItsId_IsDoneOnce()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "");
        await using var browser = await EnterAsync(mara, film);
        var operation = OperationId.New();
        var first = await browser.SendAsync(shot, Insert("", 0, "once"), operation);
        var again = await browser.SendAsync(shot, Insert("", 0, "once"), operation, browser.Answer.Version);
        Assert.Equal(first, again);
        Assert.Equal("once", (await Studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Prompt);
    }

    [Fact]
    public async Task SendText_TooLong_IsRefusedWithItsReasonAndTheConnectionLives()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "");
        await using var browser = await EnterAsync(mara, film);
        var refused = await browser.SendAsync(shot, Insert("", 0, new string('x', 2001)));
        Assert.Contains("2000", refused.Refusal);
        Assert.Null((await browser.SendAsync(shot, Insert("", 0, "short"))).Refusal);
    }

    [Fact]
    public async Task SendText_ToARemovedShot_IsRefusedWithItsReason()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "");
        await using var browser = await EnterAsync(mara, film);
        await Studio.SendAsync(film, mara.Id, new RemoveShot(shot));
        Assert.Contains("removed", (await browser.SendAsync(shot, Insert("", 0, "lost"))).Refusal);
    }

    [Fact]
    public async Task Join_OfAForeignFilm_IsRefused()
    {
        var (film, _) = await Studio.AddFilmAsync(await Studio.AddMemberAsync());
        var stranger = await Studio.AddMemberAsync("A stranger");
        var refused = await Assert.ThrowsAsync<HubException>(() => EnterAsync(stranger, film));
        Assert.Contains("member", refused.Message);
    }

    [Fact]
    public async Task SendText_AfterLeavingTheTeam_IsRefused()
    {
        var mara = await Studio.AddMemberAsync();
        var jun = await Studio.AddMemberAsync("Jun");
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "");
        await Studio.Get<IProjectStore>().SetMemberAsync(film, jun.Id, ProjectRole.Editor);
        await using var browser = await EnterAsync(jun, film);
        Assert.Null((await browser.SendAsync(shot, Insert("", 0, "mine"))).Refusal);
        await Studio.Get<IProjectStore>().RemoveMemberAsync(film, jun.Id);
        Assert.NotNull((await browser.SendAsync(shot, Insert("mine", 0, "still "))).Refusal);
        Assert.Equal("mine", (await Studio.Get<IProjectRooms>().OpenAsync(film)).FindShot(shot)!.Prompt);
    }

    [Fact]
    public async Task SendText_FromAViewer_IsRefused()
    {
        var mara = await Studio.AddMemberAsync();
        var guest = await Studio.AddMemberAsync("A guest");
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "");
        await Studio.Get<IProjectStore>().SetMemberAsync(film, guest.Id, ProjectRole.Viewer);
        await using var browser = await EnterAsync(guest, film);
        Assert.Contains("look", (await browser.SendAsync(shot, Insert("", 0, "no"))).Refusal);
    }

    [Fact]
    public async Task Join_AfterABreak_GetsWhatWasMissed()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "");
        long seen;
        await using (var before = await EnterAsync(mara, film))
            seen = before.Answer.Version;
        await Studio.SendAsync(film, mara.Id, new EditPrompt(shot, Insert("", 0, "while away")));
        await using var after = await EnterAsync(mara, film, seen);
        var missed = Assert.Single(after.Answer.Missed!.Value);
        Assert.Equal("while away", missed.Op.Apply(""));
        Assert.Equal(seen + 1, after.Answer.Version);
    }

    [Fact]
    public async Task Changes_ThatAddAndRemoveShots_NameThem()
    {
        var mara = await Studio.AddMemberAsync();
        var (film, shot) = await Studio.AddFilmAsync(mara, prompt: "a bay");
        await using var browser = await EnterAsync(mara, film);
        await Studio.SendAsync(film, mara.Id, new RemoveShot(shot));
        Assert.Equal([shot], (await Expect.NextAsync(browser.Prompts.Reader)).Removed);
        await Studio.SendAsync(film, mara.Id, new UndoLast());
        Assert.Equal([new ShotPrompt(shot, "a bay")], (await Expect.NextAsync(browser.Prompts.Reader)).Added);
    }

    [Fact]
    public async Task MoveCaret_IsSeenByTheOthersAlone()
    {
        var mara = await Studio.AddMemberAsync();
        var jun = await Studio.AddMemberAsync("Jun");
        var (film, shot) = await Studio.AddFilmAsync(mara);
        await Studio.Get<IProjectStore>().SetMemberAsync(film, jun.Id, ProjectRole.Editor);
        await using var one = await EnterAsync(mara, film);
        await using var two = await EnterAsync(jun, film);
        await two.Connection.InvokeAsync("MoveCaret", film, shot, 3, 5);
        var caret = await Expect.NextAsync(one.Carets.Reader);
        Assert.Equal((shot, "Jun", 3, 5), (caret.ShotId, caret.Name, caret.Position, caret.SelectionEnd));
        Assert.False(two.Carets.Reader.TryRead(out _));
    }

    [Theory]
    [InlineData("/hubs/room")]
    [InlineData("/hubs/preview")]
    [InlineData("/_blazor")]
    public async Task Connect_FromAForeignPage_IsForbidden(string path)
    {
        var mara = await Studio.AddMemberAsync();
        using var client = mara.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/hubs/room")]
    [InlineData("/hubs/preview")]
    [InlineData("/hubs/host")]
    public async Task Connect_WithoutASignIn_IsUnauthorized(string path)
    {
        using var client = new HttpClient { BaseAddress = Studio.Address };
        using var answer = await client.PostAsync($"{path}/negotiate?negotiateVersion=1", null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static TextOperation Insert(string text, int at, string words) => TextOperation.Between(text, text.Insert(at, words));

    private static async Task<Browser> EnterAsync(Member member, ProjectId film, long? since = null)
    {
        var browser = new Browser(member.Connect("/hubs/room"), film);
        await browser.EnterAsync(since);
        return browser;
    }

    private sealed class Browser : IAsyncDisposable
    {
        private readonly ProjectId _film;

        public Browser(HubConnection connection, ProjectId film)
        {
            (Connection, _film) = (connection, film);
            connection.On<TextApplied>("TextApplied", change => Texts.Writer.TryWrite(change));
            connection.On<PromptsChanged>("PromptsChanged", change => Prompts.Writer.TryWrite(change));
            connection.On<CaretMoved>("CaretMoved", caret => Carets.Writer.TryWrite(caret));
        }

        public HubConnection Connection { get; }

        public JoinAnswer Answer { get; private set; } = new(0, [], null);

        public long Version { get; private set; }

        public Channel<TextApplied> Texts { get; } = Channel.CreateUnbounded<TextApplied>();

        public Channel<PromptsChanged> Prompts { get; } = Channel.CreateUnbounded<PromptsChanged>();

        public Channel<CaretMoved> Carets { get; } = Channel.CreateUnbounded<CaretMoved>();

        public async Task EnterAsync(long? since)
        {
            await Connection.StartAsync();
            Answer = await Connection.InvokeAsync<JoinAnswer>("Join", _film, since);
            Version = Answer.Version;
        }

        /// <summary>Sends an edit of the text that this browser has: that of its last accepted edit, or of its joining.</summary>
        public async Task<SendAnswer> SendAsync(ShotId shot, TextOperation op, OperationId? operation = null, long? baseVersion = null)
        {
            var answer = await Connection.InvokeAsync<SendAnswer>("SendText", _film, shot, operation ?? OperationId.New(), baseVersion ?? Version, op);
            if (answer.Refusal is null)
                Version = answer.Version;
            return answer;
        }

        public ValueTask DisposeAsync() => Connection.DisposeAsync();
    }
}
