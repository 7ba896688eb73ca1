using System.Net;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Takes;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.MediaFiles;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Queue;

/// <summary>What people ask of a shot, as hosts get it.</summary>
public sealed class VerbQueueTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudioServer _studio;

    public VerbQueueTests() => _studio = new StudioServer(_folder.Path, null, ("Queue:WaitingPerPerson", "6"));

    private GenerationQueue Queue => _studio.Get<GenerationQueue>();

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task EnqueueAsync_Variations_ShareAGroupAndCountTheSeedUp()
    {
        await using var set = await SetAsync();
        await _studio.SendAsync(set.Film, set.Mara.Id, new SetShotSeed(set.Shot, ulong.MaxValue, Locked: true));
        var asked = await Queue.EnqueueAsync(set.Film, set.Shot, new NewTake(), 3, set.Mara.Id);
        var given = new[] { (await set.Host.RequestJobAsync())!, (await set.Host.RequestJobAsync())!, (await set.Host.RequestJobAsync())! };
        Assert.Equal(asked, given.Select(lease => lease.JobId));
        Assert.Equal([ulong.MaxValue, 0, 1], given.Select(lease => lease.Order.Seed));
        Assert.NotNull(Assert.Single(given.Select(lease => lease.Order.VariationGroup).Distinct()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public async Task EnqueueAsync_TooManyVariations_QueuesNone(int variations)
    {
        await using var set = await SetAsync();
        await Assert.ThrowsAsync<GenerationRefusedException>(() => Queue.EnqueueAsync(set.Film, set.Shot, new NewTake(), variations, set.Mara.Id));
        Assert.Empty(Queue.Snapshot.Jobs);
    }

    [Fact]
    public async Task EnqueueAsync_MoreThanMayWait_QueuesNone()
    {
        await using var set = await SetAsync();
        await Queue.EnqueueAsync(set.Film, set.Shot, new NewTake(), 4, set.Mara.Id);
        var refused = await Assert.ThrowsAsync<GenerationRefusedException>(() => Queue.EnqueueAsync(set.Film, set.Shot, new NewTake(), 3, set.Mara.Id));
        Assert.Contains("4 takes waiting and asked for 3", refused.Message);
        Assert.Equal(4, Queue.Snapshot.WaitingCount);
    }

    [Fact]
    public async Task EnqueueAsync_FootageOfATake_IsWhatTheStoryboardSaysWhateverThePageSaid()
    {
        await using var set = await SetAsync();
        var take = await set.MakeTakeAsync();
        var claimed = new Footage { Take = take.Id, MediaHash = new string('f', 64), LatentsHash = new string('e', 64), Width = 9, Height = 9, FrameCount = 9000, FrameRate = 1 };
        await Queue.EnqueueAsync(set.Film, set.Shot, new ExtendTake(claimed, 0, 8), 1, set.Mara.Id);
        var order = (await set.Host.RequestJobAsync())!.Order;
        Assert.Equal(new ExtendTake(Footage.Of(take), 0, 8), order.Verb);
        Assert.Equal(take.Media.MasterHash, order.Verb.Sources.Single().MediaHash);
        Assert.Equal(33, order.Format.FrameCount);
    }

    [Fact]
    public async Task EnqueueAsync_WordsOfTheVerb_StandForThePromptAndItsBeats()
    {
        await using var set = await SetAsync();
        var take = await set.MakeTakeAsync();
        await _studio.SendAsync(set.Film, set.Mara.Id, new AddBeat(set.Shot, BeatId.New(), 8, "The rope falls."));
        var verb = new ExtendTake(Footage.Of(take), 0, 8);
        await Queue.EnqueueAsync(set.Film, set.Shot, new TakeRequest(verb) { Words = "The balloon clears the ridge." }, set.Mara.Id);
        var lease = (await set.Host.RequestJobAsync())!;
        Assert.Equal(("The balloon clears the ridge.", "The balloon clears the ridge.", 0), (lease.Order.Prompt, lease.Order.Words, lease.Order.Beats.Count));
        await set.Host.HandInWholeAsync(lease);

        var film = await _studio.Get<IProjectRooms>().OpenAsync(set.Film);
        Assert.Equal("The balloon clears the ridge.", film.FindTake(new TakeId(lease.JobId.Value))!.Recipe.Words);
        Assert.Equal("A red balloon over a quiet bay.", film.FindShot(set.Shot)!.Prompt);

        await Queue.EnqueueAsync(set.Film, set.Shot, new TakeRequest(verb), set.Mara.Id);
        var own = (await set.Host.RequestJobAsync())!.Order;
        Assert.Equal(("A red balloon over a quiet bay.", "A red balloon over a quiet bay. The rope falls."), (own.Prompt, own.Beats.Single().Prompt));
    }

    [Fact]
    public async Task EnqueueAsync_EmptyWordsOfTheVerb_AreRefused()
    {
        await using var set = await SetAsync();
        var refused = await Assert.ThrowsAsync<InvalidPromptException>(() => Queue.EnqueueAsync(set.Film, set.Shot, new TakeRequest(new NewTake()) { Words = " " }, set.Mara.Id));
        Assert.Contains("prompt is empty", refused.Message);
    }

    [Fact]
    public async Task EnqueueAsync_PictureOfABeat_StandsAtItsFrame()
    {
        await using var set = await SetAsync();
        using var browser = set.Mara.CreateClient();
        var media = await TestPicture.UploadAsync(browser, set.Film);
        var beat = BeatId.New();
        await _studio.SendAsync(set.Film, set.Mara.Id, new AddBeat(set.Shot, beat, 9, "The rope falls."));
        await _studio.SendAsync(set.Film, set.Mara.Id, new SetBeatPicture(set.Shot, beat, media.Hash));
        await Queue.EnqueueAsync(set.Film, set.Shot, set.Mara.Id);
        var order = (await set.Host.RequestJobAsync())!.Order;
        Assert.Equal(new PictureTake([new(Footage.Of(media), 0, 8, 1)]), order.Verb);
        Assert.Equal("A red balloon over a quiet bay. The rope falls.", order.Beats.Single().Prompt);
    }

    [Fact]
    public async Task EnqueueAsync_TakeThatWasRemoved_IsRefusedUntilItIsBack()
    {
        await using var set = await SetAsync();
        var take = await set.MakeTakeAsync();
        var verb = new RemixTake(Footage.Of(take), 0.45);
        await _studio.SendAsync(set.Film, set.Mara.Id, new RemoveTake(set.Shot, take.Id));
        var refused = await Assert.ThrowsAsync<GenerationRefusedException>(() => Queue.EnqueueAsync(set.Film, set.Shot, verb, 1, set.Mara.Id));
        Assert.Contains("not in the film any more", refused.Message);
        await Assert.ThrowsAsync<TakeNotFoundException>(() => Queue.EnqueueAgainAsync(set.Film, set.Shot, take.Id, set.Mara.Id));
        await _studio.SendAsync(set.Film, set.Mara.Id, new UndoLast());
        await Queue.EnqueueAsync(set.Film, set.Shot, verb, 1, set.Mara.Id);
    }

    [Fact]
    public async Task EnqueueAsync_FilmOfNoUpload_IsRefused()
    {
        await using var set = await SetAsync();
        var elsewhere = Footage.Of(await set.MakeTakeAsync()) with { Take = null };
        var refused = await Assert.ThrowsAsync<GenerationRefusedException>(() => Queue.EnqueueAsync(set.Film, set.Shot, new RemixTake(elsewhere, 0.2), 1, set.Mara.Id));
        Assert.Contains("project's media", refused.Message);
    }

    [Fact]
    public async Task EnqueueAsync_TakeOfAnotherFilm_IsRefused()
    {
        await using var set = await SetAsync();
        var take = await set.MakeTakeAsync();
        var (other, shot) = await _studio.AddFilmAsync(set.Mara);
        await Assert.ThrowsAsync<GenerationRefusedException>(() => Queue.EnqueueAsync(other, shot, new RemixTake(Footage.Of(take), 0.2), 1, set.Mara.Id));
    }

    [Fact]
    public async Task EnqueueAsync_WhatTheModelCannot_IsRefusedBeforeItIsQueued()
    {
        await using var set = await SetAsync();
        async Task RefusedAsync(StoryboardCommand change, string words)
        {
            await _studio.SendAsync(set.Film, set.Mara.Id, change);
            var refused = await Assert.ThrowsAnyAsync<StudioException>(() => Queue.EnqueueAsync(set.Film, set.Shot, set.Mara.Id));
            Assert.Contains(words, refused.Message);
            await _studio.SendAsync(set.Film, set.Mara.Id, new UndoLast());
        }
        await RefusedAsync(new SetShotSampling(set.Shot, null, 31), "guidance of 31");
        await RefusedAsync(new SetShotSampling(set.Shot, null, 0.5), "guidance of 0.5");
        await RefusedAsync(new SetShotFormat(set.Shot, new ShotFormat(256, 160, 25, 31)), "31 frames per second");
        await RefusedAsync(new SetShotFormat(set.Shot, new ShotFormat(512, 512, 33, 12)), "1000 tokens");
    }

    [Fact]
    public async Task EnqueueAsync_VerbOfNoHost_IsRefused()
    {
        await using var set = await SetAsync();
        var refused = await Assert.ThrowsAsync<InvalidVerbException>(() => Queue.EnqueueAsync(set.Film, set.Shot, new StillTake(), 1, set.Mara.Id));
        Assert.Contains("make a still", refused.Message);
    }

    [Fact]
    public async Task Order_OfADirectedShot_ReadsCastBeatsAndPresets()
    {
        await using var set = await SetAsync("@Mara at the window");
        var style = PresetId.New();
        await _studio.SendAsync(set.Film, set.Mara.Id, new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = "Mara", Description = "a woman in red" }));
        await _studio.SendAsync(set.Film, set.Mara.Id, new PutPreset(new Preset { Id = style, Kind = PresetKind.Style, Name = "Ink", Words = "Ink on paper" }));
        await _studio.SendAsync(set.Film, set.Mara.Id, new SetShotPresets(set.Shot, style, null));
        await _studio.SendAsync(set.Film, set.Mara.Id, new AddBeat(set.Shot, BeatId.New(), 16, "She turns"));
        await Queue.EnqueueAsync(set.Film, set.Shot, set.Mara.Id);
        var order = (await set.Host.RequestJobAsync())!.Order;
        Assert.Equal("Mara, a woman in red, at the window. Ink on paper", order.Prompt);
        Assert.Equal([new PromptBeat(16, "Mara, a woman in red, at the window. She turns. Ink on paper")], order.Beats);
    }

    [Fact]
    public async Task EnqueueAsync_EnlargedTake_ReadsThePromptThatMadeIt()
    {
        await using var set = await SetAsync();
        var take = await set.MakeTakeAsync();
        await _studio.SendAsync(set.Film, set.Mara.Id, new EditPrompt(set.Shot, Core.Text.TextOperation.Between("A red balloon over a quiet bay.", "Night.")));
        await Queue.EnqueueAsync(set.Film, set.Shot, new InterpolateTake(Footage.Of(take), 2), 1, set.Mara.Id);
        var order = (await set.Host.RequestJobAsync())!.Order;
        Assert.Equal(("A red balloon over a quiet bay.", new ShotFormat(256, 160, 49, 24)), (order.Prompt, order.Format));
    }

    [Fact]
    public async Task EnqueueAgainAsync_Take_AsksForItsWholeRecipe()
    {
        await using var set = await SetAsync();
        var take = await set.MakeTakeAsync();
        await _studio.SendAsync(set.Film, set.Mara.Id, new SetShotSampling(set.Shot, 3, 9));
        await Queue.EnqueueAgainAsync(set.Film, set.Shot, take.Id, set.Mara.Id);
        var (order, recipe) = ((await set.Host.RequestJobAsync())!.Order, take.Recipe);
        Assert.Equal(
            (recipe.Prompt, recipe.NegativePrompt, recipe.Seed, (int?)recipe.Steps, (double?)recipe.GuidanceScale, recipe.Format, (recipe.Model, (string?)recipe.ModelHash), recipe.Verb, recipe.Beats),
            (order.Prompt, order.NegativePrompt, order.Seed, order.Steps, order.GuidanceScale, order.Format, (order.Model, order.ModelHash), order.Verb, order.Beats));
    }

    [Fact]
    public async Task EnqueueAgainAsync_OtherWeightsByNow_IsRefused()
    {
        await using var set = await SetAsync();
        var lease = await set.LeaseAsync();
        var completion = TestHost.CompletionOf(lease, await HashAsync(set.Host, lease, TakeFileKind.Clip), 1, await HashAsync(set.Host, lease, TakeFileKind.Poster), 1);
        await set.Host.CompleteAsync(completion with { Recipe = completion.Recipe with { ModelHash = new string('b', 64) } });
        var refused = await Assert.ThrowsAsync<GenerationRefusedException>(() => Queue.EnqueueAgainAsync(set.Film, set.Shot, new TakeId(lease.JobId.Value), set.Mara.Id));
        Assert.Contains("other weights", refused.Message);
    }

    [Fact]
    public async Task Footage_OfOnesOwnJob_CanBeFetchedAndNothingElse()
    {
        await using var set = await SetAsync();
        var (take, other) = (await set.MakeTakeAsync(), await set.MakeTakeAsync());
        await Queue.EnqueueAsync(set.Film, set.Shot, new RemixTake(Footage.Of(take), 0.45), 1, set.Mara.Id);
        var lease = (await set.Host.RequestJobAsync())!;
        // Removed after it was queued: the job still gets what it was promised.
        await _studio.SendAsync(set.Film, set.Mara.Id, new RemoveTake(set.Shot, take.Id));
        foreach (var (hash, content) in new[] { (take.Media.MasterHash!, $"Master of {take.Id}"), (take.Media.LatentsHash!, $"Latents of {take.Id}") })
        {
            using var answer = await set.Host.GetFootageAsync(lease, hash);
            Assert.Equal((HttpStatusCode.OK, content), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
        foreach (var hash in new[] { take.Media.ClipHash, other.Media.MasterHash!, new string('0', 64), "..%2f..%2fstudio.db" })
        {
            using var answer = await set.Host.GetFootageAsync(lease, hash);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var stale = await set.Host.GetFootageAsync(lease, take.Media.MasterHash!, lease.LeaseToken + 1);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        await using var stranger = await _studio.ConnectHostAsync("kiln-b");
        using var theirs = await stranger.GetFootageAsync(lease, take.Media.MasterHash!);
        Assert.Equal(HttpStatusCode.Conflict, theirs.StatusCode);
        using var nobody = await set.Mara.CreateClient().GetAsync(HostProtocol.FootagePath(lease.JobId, take.Media.MasterHash!));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        await set.Host.HandInWholeAsync(lease);
        using var ended = await set.Host.GetFootageAsync(lease, take.Media.MasterHash!);
        Assert.Equal(HttpStatusCode.Conflict, ended.StatusCode);
    }

    private static async Task<string> HashAsync(TestHost host, JobLease lease, TakeFileKind kind)
    {
        using var answer = await host.PutAsync(lease, kind, [1, 2, (byte)kind]);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<Set> SetAsync(string prompt = "A red balloon over a quiet bay.")
    {
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara, prompt);
        return new Set(_studio, mara, film, shot, await _studio.ConnectHostAsync());
    }

    /// <summary>A film with a shot, its owner, and a host.</summary>
    private sealed record Set(StudioServer Studio, Member Mara, ProjectId Film, ShotId Shot, TestHost Host) : IAsyncDisposable
    {
        public async Task<JobLease> LeaseAsync()
        {
            await Studio.Get<GenerationQueue>().EnqueueAsync(Film, Shot, Mara.Id);
            return (await Host.RequestJobAsync())!;
        }

        public async Task<Take> MakeTakeAsync()
        {
            var lease = await LeaseAsync();
            await Host.HandInWholeAsync(lease);
            return (await Studio.Get<IProjectRooms>().OpenAsync(Film)).FindTake(new TakeId(lease.JobId.Value))!;
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
