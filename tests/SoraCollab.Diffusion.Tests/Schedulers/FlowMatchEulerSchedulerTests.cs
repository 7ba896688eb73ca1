using System.Text.Json;
using SoraCollab.Diffusion.Schedulers;
using SoraCollab.ModelCompiler;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Schedulers;

public sealed class FlowMatchEulerSchedulerTests
{
    private const double Tolerance = 1e-6;

    private static readonly FlowMatchEulerOptions Shifted = new()
    {
        UseDynamicShifting = true,
        BaseShift = 0.95,
        MaxShift = 2.05,
        BaseTokenCount = 1024,
        MaxTokenCount = 4096,
        TerminalSigma = 0.1,
    };

    [Theory]
    [InlineData(4, 64)]
    [InlineData(4, 1500)]
    [InlineData(4, 5280)]
    [InlineData(8, 64)]
    [InlineData(8, 1500)]
    [InlineData(8, 5280)]
    [InlineData(30, 64)]
    [InlineData(30, 1500)]
    [InlineData(30, 5280)]
    public void Linear_DynamicShift_EqualsGolden(int steps, int tokens)
    {
        using Golden golden = Golden.Load("schedulers/flow_match_euler");

        DenoisingSchedule schedule = new FlowMatchEulerScheduler(Shifted).Linear(steps, tokens);

        Assert.InRange(Closeness.RelativeError(golden.Floats($"sigmas.{steps}.{tokens}"), schedule.Sigmas), 0, Tolerance);
        Assert.InRange(Closeness.RelativeError(golden.Floats($"timesteps.{steps}.{tokens}"), schedule.Timesteps), 0, Tolerance);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(40)]
    public void LinearQuadratic_Steps_EqualsGolden(int steps)
    {
        using Golden golden = Golden.Load("schedulers/flow_match_euler");

        float[] sigmas = [.. LinearQuadraticSchedule.Sigmas(steps).Select(sigma => (float)sigma)];

        Assert.InRange(Closeness.RelativeError(golden.Floats($"linear_quadratic.{steps}"), sigmas), 0, Tolerance);
    }

    [Fact]
    public void Step_Walk_EqualsGolden()
    {
        using Golden golden = Golden.Load("schedulers/flow_match_euler");
        var scheduler = new FlowMatchEulerScheduler(Shifted);
        DenoisingSchedule schedule = scheduler.Linear(6, 1500);
        float[] latents = golden.Floats("walk.start");
        for (int step = 0; step < schedule.StepCount; step++)
        {
            scheduler.Step(schedule, step, golden.Floats($"walk.v.{step}"), latents);

            Assert.InRange(Closeness.RelativeError(golden.Floats($"walk.x.{step}"), latents), 0, Tolerance);
        }
    }

    [Fact]
    public void StepTokens_Walk_EqualsGolden()
    {
        using Golden golden = Golden.Load("schedulers/flow_match_euler");
        var scheduler = new FlowMatchEulerScheduler(new FlowMatchEulerOptions());
        DenoisingSchedule schedule = scheduler.Shifted(LinearQuadraticSchedule.Sigmas(6), 10);
        Assert.InRange(Closeness.RelativeError(golden.Floats("lq6.sigmas"), schedule.Sigmas), 0, Tolerance);
        float[] mask = golden.Floats("token_walk.mask");
        float[] latents = golden.Floats("token_walk.start");
        for (int step = 0; step < schedule.StepCount; step++)
        {
            float timestep = schedule.Timesteps[step];
            float[] timesteps = [.. mask.Select(strength => MathF.Min(timestep, (1 - strength) * 1000))];
            Assert.InRange(Closeness.RelativeError(golden.Floats($"token_walk.t.{step}"), timesteps), 0, Tolerance);
            float[] before = [.. latents];
            scheduler.StepTokens(schedule, timesteps, golden.Floats($"token_walk.v.{step}"), latents);
            for (int i = 0; i < latents.Length; i++)
            {
                if ((timestep / 1000) - 1e-6f >= 1 - mask[i / 4])
                {
                    latents[i] = before[i];
                }
            }

            Assert.InRange(Closeness.RelativeError(golden.Floats($"token_walk.x.{step}"), latents), 0, Tolerance);
        }
    }

    [Fact]
    public void Linear_OneStepWithTerminal_IsFinite()
    {
        DenoisingSchedule schedule = new FlowMatchEulerScheduler(Shifted).Linear(1, 64);

        Assert.Equal([1f, 0f], schedule.Sigmas);
    }

    [Theory]
    [InlineData("use_karras_sigmas", "true")]
    [InlineData("stochastic_sampling", "true")]
    [InlineData("invert_sigmas", "true")]
    [InlineData("time_shift_type", "\"cubic\"")]
    [InlineData("shift_teminal", "0.1")]
    [InlineData("_class_name", "\"UniPCMultistepScheduler\"")]
    public void Read_UnsupportedOption_IsRefusedByName(string option, string value)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "scheduler_config.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, JsonElement> { [option] = JsonElement.Parse(value) }));

        var error = Assert.ThrowsAny<InvalidModelException>(() => FlowMatchEulerOptions.Read(path));

        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ModelFile_TakesItsValues()
    {
        FlowMatchEulerOptions options = FlowMatchEulerOptions.Read(
            Path.Combine(Golden.PathOf("pipelines/ltx_text_to_video_090"), "scheduler", "scheduler_config.json"));

        Assert.Equal(Shifted, options);
    }
}
