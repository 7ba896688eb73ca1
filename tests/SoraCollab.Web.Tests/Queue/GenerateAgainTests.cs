using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Takes;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Queue;

/// <summary>The studio with its own host and the model that comes with it.</summary>
public sealed class GenerateAgainTests
{
    [Fact]
    public async Task EnqueueAgainAsync_RealHostAndModel_MakesTheSameLatentsToTheBit()
    {
        using var folder = new TemporaryFolder();
        await using var studio = new StudioServer(folder.Path, null, ("Hosting:InProcess", "true"));
        var queue = studio.Get<GenerationQueue>();
        var models = studio.Get<StudioModels>();
        await Expect.UntilAsync(() => models.Default is not null, look => models.Changed += look, look => models.Changed -= look);
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara, "A red fox runs over a snowy hill.");
        await studio.SendAsync(film, mara.Id, new SetShotFormat(shot, models.Default!.DefaultFormat));
        await studio.SendAsync(film, mara.Id, new SetShotSampling(shot, 3, 4));

        var first = await DoneAsync(await queue.EnqueueAsync(film, shot, mara.Id));
        // Whatever the shot becomes meanwhile, the take is made as it was.
        await studio.SendAsync(film, mara.Id, new SetShotSampling(shot, 2, 1));
        await studio.SendAsync(film, mara.Id, new EditPrompt(shot, Core.Text.TextOperation.Between("A red fox runs over a snowy hill.", "A boat.")));
        var again = await DoneAsync(await queue.EnqueueAgainAsync(film, shot, first.Id, mara.Id));
        var other = await DoneAsync(await queue.EnqueueAsync(film, shot, mara.Id));

        Assert.NotEqual(first.Id, again.Id);
        Assert.NotEqual(first.Media.LatentsHash, other.Media.LatentsHash);
        Assert.Equal(first.Recipe with { GenerationSeconds = 0 }, again.Recipe with { GenerationSeconds = 0 });
        Assert.Equal(first.Media.LatentsHash, again.Media.LatentsHash);
        Assert.True((await studio.Get<IMediaStore>().FindAsync(again.Media.LatentsHash!))!.Length > 0);

        async Task<Take> DoneAsync(JobId job)
        {
            await Expect.UntilAsync(() => queue.Snapshot.Jobs.Any(one => one.Id == job && one.HasEnded), look => queue.Changed += look, look => queue.Changed -= look);
            var ended = queue.Snapshot.Jobs.First(one => one.Id == job);
            Assert.True(ended.State == JobState.Done, ended.Error);
            return (await studio.Get<IProjectRooms>().OpenAsync(film)).FindTake(new TakeId(job.Value))!;
        }
    }
}
