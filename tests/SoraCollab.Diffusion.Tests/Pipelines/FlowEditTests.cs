using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>Edits by the difference of two prompts, with a model of random weights: what holds for any model.</summary>
public sealed class FlowEditTests(TextToVideoPipelineFixture models) : IClassFixture<TextToVideoPipelineFixture>
{
    private const string Boat = "a red boat on the sea";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Generate_BothPromptsAlike_LeavesTheSourceAsItIs(int averages)
    {
        VideoRequest request = Request(new FlowEdit { SourcePrompt = Boat, SourceGuidance = 3, Averages = averages });

        GeneratedVideo edited = Make(request);

        Assert.All(edited.Latents.Zip(request.Source!.Latents), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Fact]
    public void Generate_AnotherPrompt_ChangesTheSourceAndHeldFramesStay()
    {
        VideoRequest request = Request(new FlowEdit { SourcePrompt = "a windmill at night" });
        LatentShape shape = Shape(request);
        float[] held = [.. LatentFrames.Slice(request.Source!.Latents, shape, 0, 2).Select(value => value + 1)];

        GeneratedVideo edited = Make(request with { Conditions = [new FrameCondition { Latents = held }] });

        Assert.Equal(held, LatentFrames.Slice(edited.Latents, shape, 0, 2));
        Assert.NotEqual(LatentFrames.Slice(request.Source.Latents, shape, 2, 1), LatentFrames.Slice(edited.Latents, shape, 2, 1));
    }

    [Fact]
    public void Generate_ResumedFromAnyCheckpoint_GivesTheSameBits()
    {
        VideoRequest request = Request(new FlowEdit { SourcePrompt = "a windmill at night", LeastStrength = 0.4, Averages = 2 });
        var steps = new List<DenoisingStep>();
        float[] whole = models.Model.Generate(request, new Recorder(steps.Add), CancellationToken.None).Latents;

        Assert.Equal(request.Source!.StepsOf(request.Steps!.Value), steps.Count);
        foreach (DenoisingStep step in steps.SkipLast(1))
        {
            Assert.Equal(whole, Make(request with { Resume = step.Checkpoint }).Latents);
        }
    }

    [Theory]
    [InlineData("", 1, 0, 1.5, "what its source shows")]
    [InlineData(Boat, 0, 0, 1.5, "averages over 0")]
    [InlineData(Boat, 9, 0, 1.5, "1 to 8")]
    [InlineData(Boat, 1, 0.8, 1.5, "from 0.8 on")]
    [InlineData(Boat, 1, -0.1, 1.5, "from -0.1 on")]
    [InlineData(Boat, 1, 0, 0.5, "guidance of 0.5")]
    public void Validate_ValueOutsideWhatIsAllowed_IsRefusedByName(string prompt, int averages, double least, double guidance, string expected)
    {
        VideoRequest request = Request(new FlowEdit { SourcePrompt = prompt, Averages = averages, LeastStrength = least, SourceGuidance = guidance });

        var fault = Assert.Throws<InvalidVideoRequestException>(() => models.Model.Validate(request));

        Assert.Equal("Source", fault.Parameter);
        Assert.Contains(expected, fault.Message);
    }

    private VideoRequest Request(FlowEdit edit)
    {
        VideoRequest request = TinyModel.Request(17) with { Prompt = Boat, Steps = 10, GuidanceScale = 3, Seed = 5 };
        var source = new float[Shape(request).ValueCount];
        LatentNoise.Fill(9, NoiseStream.Initial, 0, source);
        return request with { Source = new SourceLatents(source, 0.8) { Edit = edit } };
    }

    private LatentShape Shape(VideoRequest request) => models.Model.Geometry.ShapeOf(request.Width, request.Height, request.FrameCount);

    private GeneratedVideo Make(VideoRequest request) => models.Model.Generate(request, null, CancellationToken.None);

    private sealed class Recorder(Action<DenoisingStep> heard) : IProgress<DenoisingStep>
    {
        public void Report(DenoisingStep value) => heard(value);
    }
}
