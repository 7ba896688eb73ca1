using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.News;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Takes;
using SoraCollab.Storage.News;
using SoraCollab.Testing.Mail;
using SoraCollab.Web.News;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.News;

/// <summary>What people are told, in the studio and by e-mail.</summary>
public sealed class NewsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedClock _clock = new();
    private readonly MailServer _mail = new();
    private readonly NoteId _note = NoteId.New();
    private readonly TakeId _take = TakeId.New();
    private StudioServer _studio = null!;
    private Member _mara = null!;
    private Member _jun = null!;
    private ProjectId _film;
    private ShotId _shot;

    public async ValueTask InitializeAsync()
    {
        _mail.Start();
        _studio = Open();
        (_mara, _jun) = (await _studio.AddMemberAsync("Mara Lindqvist"), await _studio.AddMemberAsync("Jun Okafor"));
        (_film, _shot) = await _studio.AddFilmAsync(_mara);
        await _studio.Get<IProjectStore>().SetMemberAsync(_film, _jun.Id, ProjectRole.Reviewer);
        await _studio.SendAsync(_film, UserId.Studio, Take(_take));
    }

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        await _mail.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Mention_IsOnTheBellAtOnce_InALetter_AndThereAfterARestart()
    {
        await using var circuit = _jun.OpenCircuit();
        await using var context = new BunitContext();
        context.Services.AddSingleton(circuit.ServiceProvider.GetRequiredService<NewsDesk>());
        context.Services.AddSingleton<TimeProvider>(_clock);
        var bell = context.Render<NewsBell>();
        bell.WaitForAssertion(() => Assert.Equal("News", bell.Find("[data-news]").GetAttribute("aria-label")));

        await MentionAsync();

        bell.WaitForAssertion(() => Assert.Equal("News, 1 unread", bell.Find("[data-news]").GetAttribute("aria-label")), Expect.Patience);
        await bell.Find("[data-news]").ClickAsync(new());
        Assert.Contains("Mara Lindqvist mentioned you in a note", bell.Find("[data-news-item=Mention]").TextContent);
        Assert.Equal($"projects/{_film}/review/{_shot}", bell.Find("[data-news-item] a").GetAttribute("href"));
        var letter = await _mail.NextAsync(_jun.Email);
        Assert.Equal("Mara Lindqvist mentioned you in a note (Saltlight)", letter.Subject);
        Assert.Contains("@Jun Okafor too dark", letter.TextBody!);
        Assert.Contains($"https://studio.example.test/projects/{_film}/review/{_shot}", letter.TextBody!);

        await bell.Find("[data-news-item] a").ClickAsync(new());
        bell.WaitForAssertion(() => Assert.Equal("News", bell.Find("[data-news]").GetAttribute("aria-label")), Expect.Patience);
        await _studio.DisposeAsync();
        _studio = Open();
        var item = Assert.Single(await _studio.Get<NewsStore>().ListAsync(_jun.Id, 10));
        Assert.NotNull(item.ReadAt);
        Assert.Equal(0, await _studio.Get<NewsStore>().CountUnreadAsync(_jun.Id));
    }

    [Fact]
    public async Task Digest_GathersForItsHours_AndLeavesOutWhatWasSeen()
    {
        await Desk(_jun, desk => desk.SetChoiceAsync(new NewsChoice(NewsMail.Digest, 4)));
        await MentionAsync();
        await _studio.SendAsync(_film, _mara.Id, new AddNote(_shot, NoteId.New(), _take, 2, null, "@Jun Okafor and slower", []));
        await _studio.SendAsync(_film, _mara.Id, new AddNote(_shot, NoteId.New(), _take, 2, null, "@Jun Okafor seen already", []));
        var seen = (await _studio.Get<NewsStore>().ListAsync(_jun.Id, 10)).Single(item => item.Words.Contains("seen already", StringComparison.Ordinal));
        await Desk(_jun, desk => desk.MarkReadAsync(seen.Id));
        Assert.Empty(await _studio.Get<NewsStore>().DueAsync(TimeSpan.Zero));

        _clock.PutForward(TimeSpan.FromHours(4));
        _studio.Get<NewsStore>().Tell(_jun.Id);
        var letter = await _mail.NextAsync(_jun.Email);
        Assert.Equal("2 news from Saltlight", letter.Subject);
        Assert.DoesNotContain("seen already", letter.TextBody!);
        Assert.Empty(await _studio.Get<NewsStore>().DueAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task NoMail_AndMutedProjects_AreKept()
    {
        await Desk(_jun, desk => desk.SetChoiceAsync(new NewsChoice(NewsMail.None, 24)));
        await MentionAsync();
        Assert.Equal(1, await _studio.Get<NewsStore>().CountUnreadAsync(_jun.Id));
        await Desk(_jun, desk => desk.SetMutedAsync(_film, true));
        await MentionAsync();
        Assert.Equal(1, await _studio.Get<NewsStore>().CountUnreadAsync(_jun.Id));
        await Desk(_jun, desk => desk.SetMutedAsync(_film, false));
        // A letter to somebody else that is later tells that none went to Jun.
        await _studio.SendAsync(_film, _jun.Id, new ReplyToNote(_shot, _note, "Agreed"));
        await _mail.NextAsync(_mara.Email);
        Assert.DoesNotContain(_mail.Letters, letter => letter.To.Mailboxes.Any(mailbox => mailbox.Address == _jun.Email));
    }

    [Fact]
    public async Task WhoLeft_OrNeverWasThere_HearsNothing()
    {
        var stranger = await _studio.AddMemberAsync("Eve");
        await MentionAsync();
        await _studio.SendAsync(_film, _mara.Id, new AddNote(_shot, NoteId.New(), _take, 2, null, "@Eve @Mara Lindqvist look", []));
        Assert.Empty(await _studio.Get<NewsStore>().ListAsync(stranger.Id, 10));
        Assert.Empty(await _studio.Get<NewsStore>().ListAsync(_mara.Id, 10));
        await _studio.Get<IProjectStore>().RemoveMemberAsync(_film, _jun.Id);
        Assert.Empty(await _studio.Get<NewsStore>().ListAsync(_jun.Id, 10));
        await Assert.ThrowsAsync<Web.Rooms.ProjectClosedException>(() => Desk(stranger, desk => desk.SetMutedAsync(_film, true)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Desk(_jun, desk => desk.SetChoiceAsync(new NewsChoice(NewsMail.Digest, 0))));
    }

    [Fact]
    public async Task Invitation_TakenUp_TellsWhoMadeIt()
    {
        var link = await _studio.Get<Storage.Projects.InvitationStore>().CreateAsync(_film, _mara.Id, ProjectRole.Viewer, TimeSpan.FromHours(1));
        using var browser = new FormBrowser(_studio.Address);
        await browser.LookAsync($"/join?code={link}");
        await browser.PostAsync($"/join?code={link}", "join", ("Details.Name", "Ben Adler"), ("Details.Email", "ben@example.test"), ("Details.Password", Member.Password));
        var item = Assert.Single(await _studio.Get<NewsStore>().ListAsync(_mara.Id, 10));
        Assert.Equal((NewsKind.Joined, "Ben Adler", "Viewer"), (item.Kind, item.Actor, item.Words));
        Assert.Equal("Ben Adler joined as viewer (Saltlight)", (await _mail.NextAsync(_mara.Email)).Subject);
    }

    [Fact]
    public async Task Invitation_TakenUpWhileAnotherFillsInTheForm_SaysSo()
    {
        var link = await _studio.Get<Storage.Projects.InvitationStore>().CreateAsync(_film, _mara.Id, ProjectRole.Viewer, TimeSpan.FromHours(1));
        using var first = new FormBrowser(_studio.Address);
        using var second = new FormBrowser(_studio.Address);
        await first.LookAsync($"/join?code={link}");
        await second.LookAsync($"/join?code={link}");
        await first.PostAsync($"/join?code={link}", "join", ("Details.Name", "Ben Adler"), ("Details.Email", "ben@example.test"), ("Details.Password", Member.Password));

        var late = await second.PostAsync($"/join?code={link}", "join", ("Details.Name", "Lou"), ("Details.Email", "lou@example.test"), ("Details.Password", Member.Password));

        Assert.Equal(System.Net.HttpStatusCode.OK, late);
        Assert.Contains("This invitation has ended", second.Words);
    }

    private StudioServer Open() => new(_folder.Path, _clock, [.. StudioServer.MailTo(_mail.Port), ("News:Gather", "00:00:00.100")]);

    private async Task MentionAsync()
    {
        var isFirst = (await _studio.Get<Web.Rooms.IProjectRooms>().OpenAsync(_film)).FindShot(_shot)!.Notes.IsEmpty;
        await _studio.SendAsync(_film, _mara.Id, new AddNote(_shot, isFirst ? _note : NoteId.New(), _take, 2, null, "@Jun Okafor too dark", []));
    }

    private static async Task Desk(Member member, Func<NewsDesk, Task> act)
    {
        await using var circuit = member.OpenCircuit();
        await act(circuit.ServiceProvider.GetRequiredService<NewsDesk>());
    }

    private AddTake Take(TakeId id) => new(
        _shot, id,
        new TakeRecipe { Prompt = "a bay", Model = "animatic", ModelHash = "h", Seed = 1, Steps = 20, GuidanceScale = 3, Format = ShotFormat.Default, HostName = "local" },
        new TakeMedia { ClipHash = new string('b', 64), ClipBytes = 10, PosterHash = new string('c', 64), PosterBytes = 5, DurationSeconds = 2 },
        _mara.Id, DateTimeOffset.UnixEpoch);
}
