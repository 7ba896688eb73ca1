using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Takes;
using SoraCollab.InferenceHost.Takes;

namespace SoraCollab.InferenceHost.Tests.Takes;

public sealed class TakeShelfTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Finished_AfterARestart_HasTheWholeTake()
    {
        FinishedTake take;
        using (var shelf = Open()) take = Put(shelf);

        using var again = Open();
        Assert.Equal(take.Completion.JobId, Assert.Single(again.Finished).Completion.JobId);
        Assert.NotNull(again.Find(take.Completion.JobId, take.Order, "hash"));
    }

    [Theory]
    [InlineData("clip.mp4")]
    [InlineData("take.json")]
    public void Finished_TornByAPowerCut_IsThrownAwayToBeMadeAgain(string file)
    {
        FinishedTake take;
        using (var shelf = Open()) take = Put(shelf);
        var folderOfTake = Path.Combine(folder.Path, "finished", take.Completion.JobId.ToString());
        File.WriteAllBytes(Path.Combine(folderOfTake, file), [0, 0]);

        using var again = Open();
        Assert.Null(again.Find(take.Completion.JobId, take.Order, "hash"));
        Assert.Empty(again.Finished);
        Assert.False(Directory.Exists(folderOfTake));
    }

    private static FinishedTake Put(TakeShelf shelf)
    {
        var order = HostFixture.Order();
        var job = JobId.New();
        var making = shelf.Begin(job);
        string Write(TakeFileKind kind)
        {
            byte[] content = [.. "file of "u8, (byte)kind];
            File.WriteAllBytes(Path.Combine(making, FinishedTake.FileName(kind)), content);
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }

        var take = new FinishedTake
        {
            Order = order,
            Completion = new JobCompletion
            {
                JobId = job,
                LeaseToken = 1,
                Recipe = new TakeRecipe
                {
                    Prompt = order.Prompt, Model = order.Model, ModelHash = "hash", Seed = order.Seed, Steps = 4, GuidanceScale = 3, Format = order.Format, HostName = "Test host",
                },
                Media = new TakeMedia
                {
                    ClipHash = Write(TakeFileKind.Clip),
                    ClipBytes = 9,
                    PosterHash = Write(TakeFileKind.Poster),
                    PosterBytes = 9,
                    MasterHash = Write(TakeFileKind.Master),
                    MasterBytes = 9,
                    LatentsHash = Write(TakeFileKind.Latents),
                    LatentsBytes = 9,
                    DurationSeconds = 1,
                },
            },
        };
        shelf.Finish(take);
        return take;
    }

    private TakeShelf Open() => new(folder.Path, TimeProvider.System, NullLogger.Instance);
}
