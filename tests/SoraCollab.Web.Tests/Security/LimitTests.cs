using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using SoraCollab.Core;
using SoraCollab.Core.Text;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Security;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Security;

/// <summary>Who asks for more than anybody would is told so, and holds up nobody else.</summary>
public sealed class LimitTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public LimitTests() => _studio = new StudioServer(_folder.Path, null, ("Limits:CallsPerSecond", "5"), ("Limits:UploadsPerMinute", "2"));

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void WaitFor_OfABudget_LetsABurstThroughAndThenSoManyASecond()
    {
        var clock = new FakeTimeProvider();
        var budget = new CallBudget(50, clock);
        Assert.Equal(100, Enumerable.Range(0, 150).Count(_ => budget.WaitFor() is null));
        Assert.Equal(TimeSpan.FromMilliseconds(20), budget.WaitFor());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(50, Enumerable.Range(0, 150).Count(_ => budget.WaitFor() is null));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(100, Enumerable.Range(0, 150).Count(_ => budget.WaitFor() is null));
    }

    [Fact]
    public async Task Calls_MoreThanTheLimit_AreRefusedInWordsAndTheConnectionLives()
    {
        var (mara, jun) = (await _studio.AddMemberAsync(), await _studio.AddMemberAsync("Jun Okafor"));
        var (film, shot) = await _studio.AddFilmAsync(mara, "");
        await _studio.Get<Core.Projects.IProjectStore>().SetMemberAsync(film, jun.Id, Core.Projects.ProjectRole.Editor);
        await using var room = mara.Connect("/hubs/room");
        await using var other = jun.Connect("/hubs/room");
        await room.StartAsync();
        await other.StartAsync();
        var version = (await room.InvokeAsync<JoinAnswer>("Join", film, (long?)null)).Version;
        Task<SendAnswer> TypeAsync(HubConnection who, long at) =>
            who.InvokeAsync<SendAnswer>("SendText", film, shot, OperationId.New(), at, new TextOperationBuilder().Insert("a").Build());

        // All sent before any is answered: the studio hears them within moments.
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TypeAsync(room, version)));
        var refused = answers.Where(answer => answer.MustRetry).ToList();
        Assert.InRange(refused.Count, 1, 31);
        Assert.Contains("more than 5 commands a second", refused[0].Refusal);
        Assert.Contains(answers, answer => answer.Refusal is null);
        // A caret too many is left undone, anything else is refused in words; another's connection does not notice.
        await room.InvokeAsync("MoveCaret", film, shot, 0, 0);
        Assert.Contains("more than 5 commands", (await Assert.ThrowsAsync<HubException>(() => Task.WhenAll(Enumerable.Range(0, 40).Select(_ => room.InvokeAsync("Leave", film))))).Message);
        Assert.Equal(HubConnectionState.Connected, room.State);
        Assert.False((await TypeAsync(other, version)).MustRetry);
    }

    [Fact]
    public async Task SendText_OfAWholeBook_IsRefusedInWords_AndOfMoreThanAMessageMayHave_EndsThatConnectionAlone()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara, "");
        await using var room = mara.Connect("/hubs/room");
        await using var other = mara.Connect("/hubs/room");
        await room.StartAsync();
        await other.StartAsync();
        var version = (await other.InvokeAsync<JoinAnswer>("Join", film, (long?)null)).Version;
        Task<SendAnswer> PasteAsync(HubConnection who, int length) =>
            who.InvokeAsync<SendAnswer>("SendText", film, shot, OperationId.New(), version, new TextOperationBuilder().Insert(new string('a', length)).Build());

        Assert.Contains("100000 characters, but at most", (await PasteAsync(room, 100_000)).Refusal);
        Assert.Equal(HubConnectionState.Connected, room.State);
        await Assert.ThrowsAnyAsync<Exception>(() => PasteAsync(room, RoomExtensions.LargestMessage));
        Assert.Null((await PasteAsync(other, 10)).Refusal);
    }

    [Fact]
    public async Task Uploads_MoreThanTheLimit_AreRefusedInWords()
    {
        var mara = await _studio.AddMemberAsync();
        var (film, _) = await _studio.AddFilmAsync(mara);
        using var browser = mara.CreateClient();
        async Task<HttpResponseMessage> UploadAsync()
        {
            using var content = new ByteArrayContent([1, 2, 3]);
            content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            return await browser.PostAsync($"/api/projects/{film}/media?name=bay.png", content);
        }

        var answers = new List<HttpResponseMessage>();
        // More than two minutes' worth: wherever the minute ends, some are too many.
        for (var upload = 0; upload < 6; upload++) answers.Add(await UploadAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[0].StatusCode);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Contains("2 files within a minute", await refused.Content.ReadAsStringAsync());
    }
}
