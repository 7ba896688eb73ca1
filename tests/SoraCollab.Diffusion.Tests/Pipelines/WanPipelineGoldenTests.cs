using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>Whole runs of WanPipeline and WanImageToVideoPipeline: latents after each step, latents handed to the autoencoder, frames.</summary>
public sealed class WanPipelineGoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 5e-3;

    [Theory]
    [InlineData("wan_21_t2v", "wan_21_t2v")]
    [InlineData("wan_22_t2v_two_experts", "wan_22_t2v_two_experts")]
    [InlineData("wan_22_i2v", "wan_22_i2v")]
    [InlineData("wan_flf2v", "wan_22_i2v")]
    [InlineData("wan_22_ti2v", "wan_22_ti2v")]
    public void Generate_Wan_EqualsGoldenAtEachStep(string name, string model)
    {
        using Golden golden = Golden.Load($"pipelines/{name}");
        using var folder = new WanTinyModel(model);
        using TextToVideoPipeline pipeline = folder.Load();
        var recorder = new StepRecorder();
        VideoRequest request = Request(golden);

        GeneratedVideo video = pipeline.Generate(request, recorder, CancellationToken.None);

        int count = video.Latents.Length;
        double steps = recorder.Steps.Max(step => Closeness.RelativeError(golden.Floats($"step.{step.Step - 1}.latents"), step.Checkpoint.Latents.AsSpan(0, count)));
        GoldenErrors.Check(output, $"pipelines/{name}: latents, all steps", steps, Tolerance);
        GoldenErrors.Check(output, $"pipelines/{name}: latents of the clip", Closeness.RelativeError(golden.Floats("final_latents"), video.Latents), Tolerance);

        // Bytes round by up to half a level; the golden frames are -1 to 1.
        float[] frames = Planes(video);
        GoldenErrors.Check(output, $"pipelines/{name}: frames, rounded to bytes", Closeness.RelativeError(golden.Floats("decoded"), frames), Tolerance + (1.0 / 255));
    }

    [Fact]
    public void Generate_FromACheckpoint_EndsAsTheWholeRun()
    {
        using Golden golden = Golden.Load("pipelines/wan_22_t2v_two_experts");
        using var folder = new WanTinyModel("wan_22_t2v_two_experts");
        using TextToVideoPipeline pipeline = folder.Load();
        var recorder = new StepRecorder();
        GeneratedVideo whole = pipeline.Generate(Request(golden), recorder, CancellationToken.None);

        foreach (DenoisingStep step in recorder.Steps)
        {
            GeneratedVideo rest = pipeline.Generate(Request(golden) with { Resume = step.Checkpoint }, null, CancellationToken.None);
            Assert.Equal(whole.Latents, rest.Latents);
        }
    }

    [Fact]
    public void Generate_WhatTheFamilyCannotDo_IsRefusedByName()
    {
        using Golden golden = Golden.Load("pipelines/wan_flf2v");
        using var words = new WanTinyModel("wan_21_t2v");
        using var pictures = new WanTinyModel("wan_22_i2v");
        using TextToVideoPipeline fromWords = words.Load();
        using TextToVideoPipeline fromPictures = pictures.Load();
        VideoRequest request = Request(golden);

        Assert.Contains("takes no known frames", Refused(fromWords, request));
        Assert.Contains("start from noise", Refused(fromWords, request with { Conditions = [], Source = new SourceLatents(new float[288], 0.5) }));
        Assert.Contains("needs a picture as the first frame", Refused(fromPictures, request with { Conditions = [] }));
        Assert.Contains("at strength 1", Refused(fromPictures, request with { Conditions = [request.Conditions[0] with { Strength = 0.5 }] }));
        Assert.Contains("at strength 1", Refused(fromPictures, request with { Conditions = [request.Conditions[0], request.Conditions[1] with { FrameIndex = 4 }] }));
    }

    private static string Refused(TextToVideoPipeline pipeline, VideoRequest request) =>
        Assert.Throws<InvalidVideoRequestException>(() => pipeline.Validate(request)).Message;

    private static VideoRequest Request(Golden golden)
    {
        var call = golden.Values.GetProperty("call");
        int frames = call.GetProperty("num_frames").GetInt32();
        var conditions = new List<FrameCondition>();
        if (golden.Names.Contains("image"))
        {
            conditions.Add(new FrameCondition { Rgb24 = golden.Bytes("image") });
        }

        if (golden.Names.Contains("last_image"))
        {
            conditions.Add(new FrameCondition { Rgb24 = golden.Bytes("last_image"), FrameIndex = frames - 1 });
        }

        return new VideoRequest
        {
            Prompt = call.GetProperty("prompt").GetString()!,
            NegativePrompt = call.GetProperty("negative_prompt").GetString(),
            Width = call.GetProperty("width").GetInt32(),
            Height = call.GetProperty("height").GetInt32(),
            FrameCount = frames,
            FrameRate = 16,
            Steps = call.GetProperty("num_inference_steps").GetInt32(),
            GuidanceScale = call.GetProperty("guidance_scale").GetDouble(),
            LowNoiseGuidanceScale = call.TryGetProperty("guidance_scale_2", out var low) ? low.GetDouble() : null,
            InitialNoise = golden.Floats("noise.0"),
            Conditions = conditions,
        };
    }

    /// <summary>[3, frames, height, width] in -1..1.</summary>
    private static float[] Planes(GeneratedVideo video)
    {
        int plane = video.FrameCount * video.Height * video.Width;
        var planes = new float[3 * plane];
        for (int i = 0; i < video.Rgb24.Length; i++)
        {
            planes[(i % 3 * plane) + (i / 3)] = (video.Rgb24[i] / 127.5f) - 1;
        }

        return planes;
    }
}
