using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Pipelines;

public sealed class TextToVideoPipelineGoldenTests(TextToVideoPipelineFixture models, ITestOutputHelper output) : IClassFixture<TextToVideoPipelineFixture>
{
    private const double Tolerance = 5e-3;

    [Fact]
    public void Generate_TextToVideo090_EqualsGoldenAtEachStep()
    {
        using Golden golden = Golden.Load("pipelines/ltx_text_to_video_090");
        var recorder = new StepRecorder();

        GeneratedVideo video = models.Model.Generate(
            TinyModel.Request() with { InitialNoise = golden.Floats("noise.0") }, recorder, CancellationToken.None);

        CheckSteps(golden, recorder, "ltx_text_to_video_090");
        var tokens = new float[video.Latents.Length];
        LatentTokens.Pack(video.Latents, video.LatentShape, tokens);
        Assert.InRange(Closeness.RelativeError(golden.Floats("final_latents"), tokens), 0, Tolerance);
        CheckFrames(golden, video, "ltx_text_to_video_090");
    }

    [Fact]
    public void Generate_ImageToVideo090_EqualsGoldenAtEachStep()
    {
        using Golden golden = Golden.Load("pipelines/ltx_image_to_video_090");
        var recorder = new StepRecorder();
        VideoRequest request = TinyModel.Request() with { Conditions = [new FrameCondition { Rgb24 = golden.Bytes("image") }] };

        GeneratedVideo video = models.Model.Generate(
            request,
            (stream, draw, target) => golden.Floats(stream == NoiseStream.Posterior ? "noise.0" : "noise.1").CopyTo(target),
            recorder,
            null,
            CancellationToken.None);

        CheckSteps(golden, recorder, "ltx_image_to_video_090");
        CheckFrames(golden, video, "ltx_image_to_video_090");
    }

    private void CheckSteps(Golden golden, StepRecorder recorder, string name)
    {
        Assert.Equal(5, recorder.Steps.Count);
        double largest = recorder.Steps.Max(step => Closeness.RelativeError(golden.Floats($"step.{step.Step - 1}.latents"), step.Checkpoint.Latents));
        GoldenErrors.Check(output, $"pipelines/{name}: tokens, all steps", largest, Tolerance);
    }

    private void CheckFrames(Golden golden, GeneratedVideo video, string name)
    {
        float[] frames = [.. video.Rgb24.Select(value => value / 255f)];

        // Bytes round by up to half a level.
        GoldenErrors.Check(output, $"pipelines/{name}: frames, rounded to bytes", Closeness.RelativeError(golden.Floats("frames"), frames), Tolerance + (0.5 / 255));
    }
}
