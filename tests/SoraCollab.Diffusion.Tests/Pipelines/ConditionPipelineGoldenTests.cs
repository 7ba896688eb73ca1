using System.Text.Json;
using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>Whole runs of LTXConditionPipeline 0.9.5, with its autoencoder: conditions encoded, tokens after each step, frames.</summary>
public sealed class ConditionPipelineGoldenTests(ConditionPipelineFixture models, ITestOutputHelper output) : IClassFixture<ConditionPipelineFixture>
{
    private const double Tolerance = 5e-3;

    [Theory]
    [InlineData("text_only")]
    [InlineData("image_first")]
    [InlineData("image_first_and_last")]
    [InlineData("image_soft")]
    [InlineData("video_prefix")]
    [InlineData("video_late")]
    [InlineData("loop")]
    [InlineData("denoise_strength")]
    public void Generate_ConditionPipeline095_EqualsGoldenAtEachStep(string name)
    {
        using Golden golden = Golden.Load($"pipelines/ltx_condition_095_{name}");
        var recorder = new StepRecorder();
        JsonElement call = golden.Values.GetProperty("call");
        VideoRequest request = TinyModel.Request(call.GetProperty("num_frames").GetInt32()) with { Conditions = [.. Conditions(golden)] };
        if (call.TryGetProperty("denoise_strength", out JsonElement strength))
        {
            request = request with { Source = new SourceLatents(golden.Floats("init_latents"), strength.GetDouble()) };
        }

        GeneratedVideo video = models.Model.Generate(request, Noise(golden, request.Conditions), recorder, null, CancellationToken.None);

        double steps = recorder.Steps.Max(step => Closeness.RelativeError(golden.Floats($"step.{step.Step - 1}.latents"), step.Checkpoint.Latents));
        float[] frames = [.. video.Rgb24.Select(value => value / 255f)];
        double pixels = Closeness.RelativeError(golden.Floats("frames"), frames);
        output.WriteLine($"golden | pipelines/ltx_condition_095_{name}: tokens, all steps | {steps:0.0e+0}");
        output.WriteLine($"golden | pipelines/ltx_condition_095_{name}: frames, rounded to bytes | {pixels:0.0e+0}");
        Assert.Equal(request.Source is null ? 5 : 3, recorder.Steps.Count);
        Assert.InRange(steps, 0, Tolerance);
        Assert.InRange(Closeness.RelativeError(golden.Floats("final_latents"), video.Latents), 0, Tolerance);

        // Bytes round by up to half a level.
        Assert.InRange(pixels, 0, Tolerance + (0.5 / 255));
    }

    private static IEnumerable<FrameCondition> Conditions(Golden golden) =>
        !golden.Values.TryGetProperty("conditions", out JsonElement list) ? [] : list.EnumerateArray().Select((condition, i) => new FrameCondition
        {
            Rgb24 = golden.Bytes($"condition.{i}"),
            FrameCount = condition.GetProperty("frames").GetInt32(),
            FrameIndex = condition.GetProperty("frame_index").GetInt32(),
            Strength = condition.GetProperty("strength").GetDouble(),
        });

    /// <summary>
    /// The reference's draws in its order: initial; for each condition its posterior's and, where it adds tokens, their own;
    /// then one for each step.
    /// </summary>
    private static NoiseSource Noise(Golden golden, IReadOnlyList<FrameCondition> conditions)
    {
        var posterior = new List<string>();
        var added = new List<string>();
        int drawn = 1;
        foreach (FrameCondition condition in conditions)
        {
            posterior.Add($"noise.{drawn++}");
            if (condition.FrameIndex > 0)
            {
                added.Add($"noise.{drawn++}");
            }
        }

        int firstStep = drawn;
        float[] initial = InitialNoise(golden, conditions);
        return (stream, draw, target) => (stream == NoiseStream.Initial ? initial : golden.Floats(stream switch
        {
            NoiseStream.Posterior => posterior[draw],
            NoiseStream.Condition => added[draw],
            NoiseStream.Shake => $"noise.{firstStep + draw}",
            NoiseStream.Decoding => "decode_noise",
            _ => throw new ArgumentOutOfRangeException(nameof(stream), stream, "Nothing else is drawn here."),
        })).CopyTo(target);
    }

    /// <summary>
    /// The reference blends a condition at frame 0 into its noise in place, after which the golden was written: what is there
    /// is (1 - s)·noise + s·condition, and where s is below 1 the noise is found again.
    /// </summary>
    private static float[] InitialNoise(Golden golden, IReadOnlyList<FrameCondition> conditions)
    {
        float[] noise = golden.Floats("noise.0");
        if (conditions.FirstOrDefault() is not { FrameIndex: 0, Strength: < 1 } soft)
        {
            return noise;
        }

        string folder = Path.Combine(Golden.PathOf("pipelines/ltx_condition_095_text_only"), "vae");
        using var autoencoder = new LtxVideoAutoencoder(
            LtxVideoDecoderCompiler.Compile(folder), () => LtxVideoEncoderCompiler.Compile(folder), LatentGeometry.Read(folder), new DecodingTiling(), new SessionSettings());
        LatentPosterior posterior = autoencoder.Encode(VideoPixels.FromRgb24(soft.Rgb24, 1, 32, 64), CancellationToken.None);
        float[] known = posterior.Sample(golden.Floats("noise.1"));
        LatentStatistics.Read(folder).Normalise(known, posterior.Shape);
        int cells = noise.Length / posterior.Shape.Channels;
        for (int i = 0; i < known.Length; i++)
        {
            ref float value = ref noise[(i / posterior.Shape.TokenCount * cells) + (i % posterior.Shape.TokenCount)];
            value = (value - ((float)soft.Strength * known[i])) / (1 - (float)soft.Strength);
        }

        return noise;
    }
}
