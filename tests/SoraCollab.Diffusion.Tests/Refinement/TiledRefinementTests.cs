using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Diffusion.Refinement;
using SoraCollab.Diffusion.Tests.Pipelines;

namespace SoraCollab.Diffusion.Tests.Refinement;

/// <summary>A width that is no multiple of the model's takes tiles, however small.</summary>
public sealed class TiledRefinementTests(TextToVideoPipelineFixture models) : IClassFixture<TextToVideoPipelineFixture>
{
    private const int Width = 100;
    private const int Height = 32;

    private readonly TiledRefinement refinement = new(models.Model);

    [Fact]
    public void Refine_ResumedFromAnyCheckpoint_GivesTheSameBytes()
    {
        var steps = new List<(RefinementCheckpoint Checkpoint, int Step)>();
        (byte[] whole, _) = refinement.Refine(Request(), new Recorder(step => steps.Add((step.Checkpoint, step.Step))), CancellationToken.None);

        Assert.Equal(2, steps.Select(step => step.Checkpoint.Tile).Distinct().Count());
        Assert.Equal(refinement.StepCount(Request()), steps.Count);
        foreach ((RefinementCheckpoint checkpoint, int step) in steps)
        {
            var later = new List<int>();
            (byte[] resumed, _) = refinement.Refine(Request() with { Resume = checkpoint }, new Recorder(next => later.Add(next.Step)), CancellationToken.None);

            Assert.Equal(whole, resumed);
            Assert.Equal(Enumerable.Range(step + 1, steps.Count - step), later);
        }
    }

    [Fact]
    public void Refine_CancelledInALaterTile_MakesNoFurtherStep()
    {
        using var cancellation = new CancellationTokenSource();
        int each = refinement.StepCount(Request()) / 2, heard = 0;
        var progress = new Recorder(step =>
        {
            heard = step.Step;
            if (step.Step == each + 1)
            {
                cancellation.Cancel();
            }
        });

        Assert.ThrowsAny<OperationCanceledException>(() => refinement.Refine(Request(), progress, cancellation.Token));

        Assert.Equal(each + 1, heard);
    }

    [Theory]
    [InlineData(2, Width * Height * 3)]
    [InlineData(-1, Width * Height * 3)]
    [InlineData(0, 5)]
    public void Refine_CheckpointOfAnother_IsRefusedByName(int tile, int bytes)
    {
        var checkpoint = new RefinementCheckpoint(tile, new byte[bytes], new LongVideoCheckpoint(0, [], new DenoisingCheckpoint(0, [])));

        var fault = Assert.Throws<InvalidVideoRequestException>(() => refinement.Refine(Request() with { Resume = checkpoint }, null, CancellationToken.None));

        Assert.Equal("Resume", fault.Parameter);
        Assert.Contains($"{bytes} bytes", fault.Message);
    }

    private static RefinementRequest Request() => new()
    {
        Clip = TinyModel.Request(1) with { Width = Width, Height = Height, FrameCount = 1, Steps = 4, Seed = 3 },
        Frames = new KnownFrames(Enumerable.Range(0, Width * Height * 3).Select(i => (byte)(i * 7)).ToArray(), 1),
        Strength = 0.5,
    };

    private sealed class Recorder(Action<RefinementStep> heard) : IProgress<RefinementStep>
    {
        public void Report(RefinementStep value) => heard(value);
    }
}
