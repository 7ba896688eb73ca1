using SoraCollab.Diffusion.Schedulers;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Schedulers;

public sealed class UniPcFlowWalkTests(ITestOutputHelper output)
{
    public static TheoryData<double, int> Walks => new() { { 3, 4 }, { 3, 9 }, { 3, 20 }, { 5, 4 }, { 5, 9 }, { 5, 20 } };

    [Theory]
    [MemberData(nameof(Walks))]
    public void Schedule_GoldenSteps_GivesDiffusersSigmasAndWholeTimesteps(double shift, int steps)
    {
        using Golden golden = Golden.Load("schedulers/unipc_flow");

        DenoisingSchedule schedule = new UniPcFlowOptions(1000, shift).Schedule(steps);

        Assert.Equal(golden.Integers($"timesteps.{shift}.{steps}"), schedule.Timesteps.Select(time => (long)time));
        GoldenErrors.Check(output, $"schedulers/unipc_flow: sigmas, shift {shift}, {steps} steps", Closeness.RelativeError(golden.Floats($"sigmas.{shift}.{steps}"), schedule.Sigmas), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public void Step_GoldenVelocities_GivesDiffusersLatents(double shift, int steps)
    {
        using Golden golden = Golden.Load("schedulers/unipc_flow");
        var walk = new UniPcFlowWalk(new UniPcFlowOptions(1000, shift).Schedule(steps));
        float[] latents = golden.Floats($"start.{shift}.{steps}");
        double error = 0;

        for (int step = 0; step < steps; step++)
        {
            walk.Step(step, golden.Floats($"v.{shift}.{steps}.{step}"), latents);
            error = Math.Max(error, Closeness.RelativeError(golden.Floats($"x.{shift}.{steps}.{step}"), latents));
        }

        GoldenErrors.Check(output, $"schedulers/unipc_flow: walk, shift {shift}, {steps} steps", error, 1e-5);
    }
}
