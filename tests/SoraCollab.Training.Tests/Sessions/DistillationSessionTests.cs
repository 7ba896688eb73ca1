using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Objectives;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Sessions;

public sealed class DistillationSessionTests : IDisposable
{
    private const int StudentSteps = 2;
    private const double Guidance = 3;
    private readonly TinyRun tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Run_TinyTeacher_StudentOfFewUnguidedStepsComesCloserToItsGuidedOnes()
    {
        using var scope = NewDisposeScope();
        var teacher = Teacher();
        var plan = new DistillationPlan(tiny.At("student"), new StageLength(null, 150), StudentSteps, 3, Guidance, 4e-3, 2e-3, 32, Threads: 1, Seed: 2);
        var session = new DistillationSession(plan, TinyRun.Format, TinyRun.Scale, teacher);
        using (var batches = tiny.Batches(session.Taken, size: 8))
        {
            session.Run(batches, TextWriter.Null, TestContext.Current.CancellationToken);
        }

        var expected = Draw(teacher, StudentSteps * 3, Guidance);
        var before = (Draw(teacher, StudentSteps, 1) - expected).square().mean().ToDouble();
        var after = (Draw(TrainedModel.Load(tiny.At("student")), StudentSteps, 1) - expected).square().mean().ToDouble();

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"squared distance from the teacher: {before:G3} before, {after:G3} after"));
        Assert.InRange(after, 0, 0.5 * before);
    }

    [Fact]
    public void Open_FolderOfAnotherRun_IsRefused()
    {
        using var scope = NewDisposeScope();
        RunFolder.Open(tiny.At("run"), new RunConfiguration(TrainingSession.Kind, TinyRun.Shape, "54 auxiliary classes"));
        var plan = new DistillationPlan(tiny.At("run"), new StageLength(null, 1), 2, 2, 1, 0, 0, 32, 1, 1);

        var refusal = Assert.Throws<InvalidDataException>(() => new DistillationSession(plan, TinyRun.Format, TinyRun.Scale, Teacher()));

        Assert.Contains("its kind is train-text-to-video, not distil", refusal.Message);
    }

    /// <summary>A network that was never trained but says something, since its last layer is not zero as at the start of training.</summary>
    private static VideoModel Teacher()
    {
        using var guard = no_grad();
        var weights = new WeightSet();
        var model = new VideoModel(weights, TinyRun.Shape);
        _ = new AuxiliaryHeads(weights, TinyRun.Shape);
        weights.Allocate(seed: 4);
        weights[VideoModel.TransformerPrefix + "proj_out.weight"].Master.normal_(0, 0.15);
        model.Padding.Apply(weights.Values);
        return model;
    }

    private static Tensor Draw(VideoModel model, int steps, double guidance)
    {
        using var guard = no_grad();
        var grid = TokenGrid.For(32, 32, 5, 12, 32);
        var tables = RotaryTables.From(grid.Coordinates(), TinyRun.Shape.Transformer.Width);
        var (words, silence) = (WordBatch.From([[5, 9, 30, 1], [44, 1]]), WordBatch.From([[1], [1]]));
        random.manual_seed(6);
        var x = randn([2, grid.Tokens, LtxCompression.Channels]);
        var levels = ClipSampler.Levels(steps);
        for (var step = 0; step < steps; step++)
        {
            var timesteps = full([2, 1], levels[step] * 1000, ScalarType.Float32);
            var velocity = model.Forward(x, timesteps, words, tables, ComputePrecision.Preferred).Velocity;
            if (guidance != 1) velocity = velocity.lerp(model.Forward(x, timesteps, silence, tables, ComputePrecision.Preferred).Velocity, 1 - guidance);
            x = x + (velocity * (levels[step + 1] - levels[step]));
        }

        return x;
    }
}
