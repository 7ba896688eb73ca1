using System.Text.Json;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Diffusion.Schedulers;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Conditioning;

/// <summary>
/// The runs of LTXConditionPipeline from the transformer's side. What the autoencoder made of the conditions is read from
/// the tokens after the first step, in which no conditioned token moves: they are noise·(1 - s) + condition·s, shaken where s is 1.
/// </summary>
public sealed class ConditionedSequenceGoldenTests
{
    private const int Channels = 8;
    private const int FrameTokens = 2;
    private static readonly CompressionRatios Ratios = new(32, 8);

    [Theory]
    [InlineData("text_only")]
    [InlineData("image_first")]
    [InlineData("image_first_and_last")]
    [InlineData("image_soft")]
    [InlineData("video_prefix")]
    [InlineData("video_late")]
    [InlineData("loop")]
    public void Step_ConditionPipeline095_EqualsGolden(string name)
    {
        using Golden golden = Golden.Load($"pipelines/ltx_condition_095_{name}");
        var shape = new LatentShape(Channels, (int)golden.Shape("noise.0")[2], 1, FrameTokens);
        using var model = new ConditionPipelineParts();
        DenoisingSchedule schedule = model.Scheduler.Shifted(LinearQuadraticSchedule.Sigmas(5), shape.TokenCount);
        (List<EncodedCondition> conditions, NoiseSource noise) = Conditions(golden, shape);
        var tokens = new float[shape.ValueCount];
        LatentTokens.Pack(golden.Floats("noise.0"), shape, tokens);
        ConditionedSequence sequence = ConditionedSequence.Create(
            shape, tokens, conditions, (part, frame) => TokenCoordinates.Of(part, Ratios, 25, CoordinateConvention.Causal, frame), Ratios, noise, 0.15f);
        using LtxDenoiserRun run = model.Begin(sequence.Coordinates);
        var loop = new DenoisingLoop(model.Scheduler, schedule, sequence, shape);

        for (int step = 0; step < 5; step++)
        {
            loop.Step(step, run, 3, noise, CancellationToken.None);

            double error = Closeness.RelativeError(golden.Floats($"step.{step}.latents"), sequence.Tokens);
            Assert.True(error <= 5e-3, $"step {step}: {error}");
        }
    }

    [Fact]
    public void Step_FromSource095_EqualsGolden()
    {
        using Golden golden = Golden.Load("pipelines/ltx_condition_095_denoise_strength");
        var shape = new LatentShape(Channels, 3, 1, FrameTokens);
        using var model = new ConditionPipelineParts();
        var source = new SourceLatents(golden.Floats("init_latents"), 0.6);
        DenoisingSchedule schedule = model.Scheduler.Shifted(LinearQuadraticSchedule.Sigmas(5), shape.TokenCount).Last(source.StepsOf(5));
        float sigma = schedule.Sigmas[0];
        float[] start = [.. golden.Floats("noise.0").Zip(source.Latents, (noise, known) => (sigma * noise) + ((1 - sigma) * known))];
        var tokens = new float[shape.ValueCount];
        LatentTokens.Pack(start, shape, tokens);
        ConditionedSequence sequence = ConditionedSequence.Create(
            shape, tokens, [], (part, frame) => TokenCoordinates.Of(part, Ratios, 25, CoordinateConvention.Causal, frame), Ratios, (_, _, _) => { }, 0);
        using LtxDenoiserRun run = model.Begin(sequence.Coordinates);
        var loop = new DenoisingLoop(model.Scheduler, schedule, sequence, shape);

        Assert.Equal(3, schedule.StepCount);
        for (int step = 0; step < 3; step++)
        {
            loop.Step(step, run, 3, (_, _, _) => { }, CancellationToken.None);

            Assert.InRange(Closeness.RelativeError(golden.Floats($"step.{step}.latents"), sequence.Tokens), 0, 5e-3);
        }
    }

    private static (List<EncodedCondition> Conditions, NoiseSource Noise) Conditions(Golden golden, LatentShape shape)
    {
        if (!golden.Values.TryGetProperty("conditions", out JsonElement list))
        {
            return ([], (_, _, _) => throw new InvalidOperationException("No condition draws noise here."));
        }

        // In the order of the reference pipeline: initial; for each condition its posterior's draw and, where it adds tokens, their noise; then one for each step.
        int drawn = 1;
        int addedTokens = 0;
        var addedNoise = new List<string>();
        var places = new List<(int Frames, int FrameIndex, float Strength, int FirstAdded, int Outside)>();
        foreach (JsonElement condition in list.EnumerateArray())
        {
            int frames = ((condition.GetProperty("frames").GetInt32() - 1) / Ratios.Time) + 1;
            int at = condition.GetProperty("frame_index").GetInt32();
            int outside = at == 0 ? 0 : Math.Min(frames, 2);
            places.Add((frames, at, condition.GetProperty("strength").GetSingle(), addedTokens, outside));
            addedTokens += outside * FrameTokens;
            drawn++;
            if (outside > 0)
            {
                addedNoise.Add($"noise.{drawn++}");
            }
        }

        int firstStep = drawn;
        NoiseSource noise = (stream, draw, target) => golden.Floats(stream == NoiseStream.Shake ? $"noise.{firstStep + draw}" : addedNoise[draw]).CopyTo(target);
        float[] after = golden.Floats("step.0.latents");
        float[] shake = golden.Floats($"noise.{firstStep}");
        var initial = new float[shape.ValueCount];
        LatentTokens.Pack(golden.Floats("noise.0"), shape, initial);
        var conditions = new List<EncodedCondition>();
        int addedDraw = 0;
        foreach ((int frames, int at, float strength, int firstAdded, int outside) in places)
        {
            var part = new LatentShape(Channels, frames, 1, FrameTokens);
            var own = new float[outside * FrameTokens * Channels];
            if (outside > 0)
            {
                LatentTokens.Pack(golden.Floats(addedNoise[addedDraw++]), part with { Frames = outside }, own);
            }

            var values = new float[part.ValueCount];
            for (int i = 0; i < values.Length; i++)
            {
                bool added = i < own.Length;
                int slot = (((at / Ratios.Time) * FrameTokens) * Channels) + i;
                int position = added ? (firstAdded * Channels) + i : (addedTokens * Channels) + slot;
                float value = after[position] - (strength == 1 ? 0.15f * shake[position] : 0);
                values[i] = (value - ((1 - strength) * (added ? own[i] : initial[slot]))) / strength;
            }

            conditions.Add(new EncodedCondition(values, part, at, strength));
        }

        return (conditions, noise);
    }
}
