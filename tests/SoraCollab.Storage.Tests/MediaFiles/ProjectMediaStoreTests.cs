using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Storage.Tests.MediaFiles;

public sealed class ProjectMediaStoreTests
{
    [Fact]
    public async Task AddAsync_Media_IsListedFoundAndSeenByItsTeamAlone()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var stranger = await studio.AddUserAsync("ben");
        var media = await MediaAsync(studio, project);
        Assert.Equal(media, await studio.ProjectMedia.AddAsync(media));
        Assert.Equal(media, await studio.ProjectMedia.AddAsync(media with { Name = "again.png" }));
        Assert.Equal([media], await studio.ProjectMedia.ListAsync(project));
        Assert.Equal(media, await studio.ProjectMedia.FindAsync(project, media.Hash));
        Assert.Null(await studio.ProjectMedia.FindAsync(ProjectId.New(), media.Hash));
        foreach (var hash in new[] { media.Hash, media.ProxyHash, media.PosterHash })
        {
            Assert.True(await studio.Projects.MaySeeMediaAsync(hash, new UserId("ana")));
            Assert.False(await studio.Projects.MaySeeMediaAsync(hash, stranger));
        }
    }

    [Fact]
    public async Task AddAsync_FileNotStored_IsRefused()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var media = await MediaAsync(studio, project);
        await Assert.ThrowsAsync<MediaNotFoundException>(() => studio.ProjectMedia.AddAsync(media with { ProxyHash = new string('0', 64) }));
        Assert.Empty(await studio.ProjectMedia.ListAsync(project));
    }

    [Fact]
    public async Task RemoveAsync_MediaThatAJobReads_IsKeptUntilTheJobEnds()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var media = await studio.ProjectMedia.AddAsync(await MediaAsync(studio, project));
        var job = await studio.Jobs.EnqueueAsync(new GenerationJob
        {
            Id = JobId.New(),
            ProjectId = project,
            ShotId = ShotId.New(),
            RequestedBy = new UserId("ana"),
            QueuedAt = studio.Time.GetUtcNow(),
            Order = new JobOrder { Prompt = "a bay", Format = ShotFormat.Default, Seed = 1, Model = "animatic", Verb = new RemixTake(Footage.Of(media), 0.2) },
        });
        var refused = await Assert.ThrowsAsync<MediaInUseException>(() => studio.ProjectMedia.RemoveAsync(project, media.Hash));
        Assert.Contains("bay.png is being read by 1 take", refused.Message);
        Assert.NotNull(await studio.ProjectMedia.FindAsync(project, media.Hash));
        await studio.Jobs.CancelAsync(job.Id);
        Assert.True(await studio.ProjectMedia.RemoveAsync(project, media.Hash));
        Assert.False(await studio.ProjectMedia.RemoveAsync(project, media.Hash));
        Assert.NotNull(await studio.Media.FindAsync(media.Hash));
    }

    [Fact]
    public async Task CollectAsync_MediaOnAListOrInAnOpenJobsOrder_IsKept()
    {
        await using var studio = await TestStudio.StartAsync();
        var project = (await studio.AddProjectAsync()).History.Current.Id;
        var media = await studio.ProjectMedia.AddAsync(await MediaAsync(studio, project));
        var read = await studio.Media.AddAsync(new MemoryStream([7]), "video/x-matroska");
        var unused = await studio.Media.AddAsync(new MemoryStream([8]), "video/x-matroska");
        await studio.Jobs.EnqueueAsync(new GenerationJob
        {
            Id = JobId.New(), ProjectId = project, ShotId = ShotId.New(), RequestedBy = new UserId("ana"), QueuedAt = studio.Time.GetUtcNow(),
            Order = new JobOrder
            {
                Prompt = "a bay", Format = ShotFormat.Default, Seed = 1, Model = "animatic", Verb = new RemixTake(Footage.Of(media) with { MediaHash = read.Hash }, 0.2),
            },
        });
        studio.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, (await studio.Media.CollectAsync(TimeSpan.FromDays(7))).Files);
        Assert.Null(await studio.Media.FindAsync(unused.Hash));
        foreach (var hash in new[] { media.Hash, media.ProxyHash, media.PosterHash, read.Hash }) await studio.Media.GetPathAsync(hash);
    }

    private static async Task<ProjectMedia> MediaAsync(TestStudio studio, ProjectId project)
    {
        async Task<string> AddAsync(byte content) => (await studio.Media.AddAsync(new MemoryStream([content]), "image/png")).Hash;
        return new ProjectMedia
        {
            ProjectId = project, Hash = await AddAsync(1), ProxyHash = await AddAsync(2), PosterHash = await AddAsync(3), Kind = ProjectMediaKind.Picture,
            Name = "bay.png", Bytes = 1, Width = 64, Height = 64, FrameCount = 1, FrameRate = 1, UploadedBy = new UserId("ana"), UploadedAt = studio.Time.GetUtcNow(),
        };
    }
}
