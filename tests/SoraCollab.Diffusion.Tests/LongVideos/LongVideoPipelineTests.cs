using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Diffusion.Tests.Pipelines;

namespace SoraCollab.Diffusion.Tests.LongVideos;

public sealed class LongVideoPipelineTests(TextToVideoPipelineFixture models, ConditionPipelineFixture others)
    : IClassFixture<TextToVideoPipelineFixture>, IClassFixture<ConditionPipelineFixture>
{
    private const int FrameBytes = 64 * 32 * 3;

    private readonly LongVideoPipeline pipeline = new(models.Model);

    [Fact]
    public void Generate_OneWindow_IsWhatTheShortPipelineMakes()
    {
        VideoRequest clip = TinyModel.Request() with { Seed = 9 };

        GeneratedVideo video = pipeline.Generate(new LongVideoRequest { Clip = clip }, null, null, CancellationToken.None);

        GeneratedVideo expected = models.Model.Generate(clip, null, CancellationToken.None);
        Assert.Equal(expected.Latents, video.Latents);
        Assert.Equal(expected.Rgb24, video.Rgb24);
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, false)]
    [InlineData(50, false, false)]
    [InlineData(5, true, false)]
    [InlineData(40, true, false)]
    [InlineData(5, false, true)]
    [InlineData(40, false, true)]
    [InlineData(1, true, true)]
    [InlineData(8, true, true)]
    [InlineData(30, true, true)]
    public void Generate_AnyLength_GivesAsManyFramesWithEitherPlacement(int frames, bool before, bool after)
    {
        foreach (TextToVideoPipeline model in new[] { models.Model, others.Model })
        {
            LongVideoRequest request = Request(frames) with { Before = before ? Known(20, 1) : null, After = after ? Known(11, 2) : null };
            var steps = new List<LongVideoStep>();

            GeneratedVideo video = new LongVideoPipeline(model).Generate(request, new Recorder<LongVideoStep>(steps.Add), null, CancellationToken.None);

            Assert.Equal(frames * FrameBytes, video.Rgb24.Length);
            Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.Step));
            Assert.All(steps, step => Assert.Equal(steps.Count, step.StepCount));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Generate_ResumedFromAnyCheckpoint_GivesTheSameBits(bool before, bool after)
    {
        LongVideoRequest request = Request(34) with { Before = before ? Known(17, 1) : null, After = after ? Known(17, 2) : null };
        var steps = new List<LongVideoStep>();
        GeneratedVideo whole = pipeline.Generate(request, new Recorder<LongVideoStep>(steps.Add), null, CancellationToken.None);

        Assert.True(steps.Count >= 6, "Several windows are needed to show anything.");
        foreach (LongVideoStep step in steps)
        {
            byte[] bytes = step.Checkpoint.ToBytes();
            Assert.Equal(step.Checkpoint.ByteCount, bytes.Length);

            GeneratedVideo resumed = pipeline.Generate(request with { Resume = LongVideoCheckpoint.FromBytes(bytes) }, null, null, CancellationToken.None);

            Assert.Equal(whole.Latents, resumed.Latents);
            Assert.Equal(whole.Rgb24, resumed.Rgb24);
        }
    }

    [Fact]
    public void Generate_GoesOnFromLatents_HoldsThemInTheStrip()
    {
        var own = new float[8 * 3 * 2];
        LatentNoise.Fill(4, NoiseStream.Preview, 0, own);
        LongVideoRequest request = Request(8) with { Before = Known(17, 1) with { Latents = own }, OverlapFrameCount = 8 };

        GeneratedVideo video = pipeline.Generate(request, null, null, CancellationToken.None);

        // The strip: the picture that is eight frames before the end, what follows it, and eight new frames.
        Assert.Equal(new LatentShape(8, 3, 1, 2), video.LatentShape);
        Assert.Equal(LatentFrames.Slice(own, new LatentShape(8, 3, 1, 2), 2, 1), LatentFrames.Slice(video.Latents, video.LatentShape, 1, 1));
    }

    [Fact]
    public void Generate_PromptThatChangesLater_LeavesWhatComesBeforeAlone()
    {
        LongVideoRequest request = Request(41) with { ColourAnchor = 0 };

        GeneratedVideo plain = pipeline.Generate(request with { Prompts = [new TimedPrompt(17, "a white ship")] }, null, null, CancellationToken.None);
        GeneratedVideo changed = pipeline.Generate(request with { Prompts = [new TimedPrompt(17, "a green hill")] }, null, null, CancellationToken.None);

        LatentShape shape = plain.LatentShape;
        Assert.Equal(LatentFrames.Slice(plain.Latents, shape, 0, 3), LatentFrames.Slice(changed.Latents, shape, 0, 3));
        Assert.NotEqual(LatentFrames.Slice(plain.Latents, shape, 3, 1), LatentFrames.Slice(changed.Latents, shape, 3, 1));
    }

    [Fact]
    public void Generate_FromSource_LeavesLessToChanceTheLessIsChanged()
    {
        LongVideoRequest request = Request(30) with { Source = Known(30, 5) };

        double Spread(double strength)
        {
            float[][] latents = [.. new ulong[] { 1, 2 }.Select(seed =>
                pipeline.Generate(request with { Clip = request.Clip with { Seed = seed }, SourceStrength = strength }, null, null, CancellationToken.None).Latents)];
            return latents[0].Zip(latents[1], (first, second) => Math.Abs(first - second)).Average();
        }

        Assert.True(Spread(0.34) < 0.5 * Spread(1));
    }

    [Fact]
    public void Generate_CancelledInALaterWindow_StopsBeforeTheNextStep()
    {
        using var cancellation = new CancellationTokenSource();
        int heard = 0;
        var progress = new Recorder<LongVideoStep>(step =>
        {
            heard++;
            if (step.Checkpoint.Window == 1)
            {
                cancellation.Cancel();
            }
        });

        Assert.ThrowsAny<OperationCanceledException>(() => pipeline.Generate(Request(60), progress, null, cancellation.Token));

        Assert.Equal(4, heard);
    }

    [Fact]
    public void Generate_CancelledDuringDecoding_StopsBetweenTiles()
    {
        using var cancellation = new CancellationTokenSource();
        var tiles = new List<DecodingTile>();
        var decoding = new Recorder<DecodingTile>(tile =>
        {
            tiles.Add(tile);
            cancellation.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => pipeline.Generate(Request(161) with { WindowFrameCount = 81 }, null, decoding, cancellation.Token));

        Assert.Single(tiles);
        Assert.True(tiles[0].TileCount > 1);
    }

    public static TheoryData<string, LongVideoRequest, string> Wrong() => new()
    {
        { "FrameCount", Request(0), "1 to 1501" },
        { "FrameCount", Request(1502), "1 to 1501" },
        { "Before", Request(9) with { Before = new KnownFrames(new byte[5], 1) }, "5 bytes" },
        { "Source", Request(9) with { Source = Known(8, 1) }, "8 frames was given for 9" },
        { "SourceStrength", Request(9) with { Source = Known(9, 1), SourceStrength = 0 }, "strength 0" },
        { "Pictures", Request(9) with { Pictures = [new HeldPicture(9, new byte[FrameBytes], 1)] }, "frames 0 to 8" },
        { "Prompts", Request(9) with { Prompts = [new TimedPrompt(4, "a"), new TimedPrompt(4, "b")] }, "later than the one before" },
        { "Prompt", Request(9) with { Prompts = [new TimedPrompt(4, " ")] }, "empty" },
        { "ColourAnchor", Request(9) with { ColourAnchor = 2 }, "0 (none) to 1" },
        { "WindowFrameCount", Request(9) with { WindowFrameCount = 16 }, "multiple of 8 plus one" },
        { "Width", Request(9) with { Clip = TinyModel.Request(9) with { Width = 65 } }, "multiples of 32" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_WrongValue_NamesItAndWhatIsAllowed(string parameter, LongVideoRequest request, string words)
    {
        var fault = Assert.Throws<InvalidVideoRequestException>(() => pipeline.Validate(request));

        Assert.Equal(parameter, fault.Parameter);
        Assert.Contains(words, fault.Message);
    }

    private static LongVideoRequest Request(int frames) => new()
    {
        Clip = TinyModel.Request(frames) with { Steps = 3, Seed = 2 },
        WindowFrameCount = 25,
        OverlapFrameCount = 8,
    };

    private static KnownFrames Known(int frames, ulong seed)
    {
        var noise = new float[frames * FrameBytes];
        LatentNoise.Fill(seed, NoiseStream.Preview, 0, noise);
        return new KnownFrames(noise.Select(value => (byte)Math.Clamp((value * 40) + 128, 0, 255)).ToArray(), frames);
    }

    private sealed class Recorder<T>(Action<T> heard) : IProgress<T>
    {
        public void Report(T value) => heard(value);
    }
}
