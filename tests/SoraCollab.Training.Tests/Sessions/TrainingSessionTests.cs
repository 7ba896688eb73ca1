using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Sessions;

public sealed class TrainingSessionTests : IDisposable
{
    private readonly TinyRun tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Run_InterruptedAndGoneOn_GivesTheVerySameWeights()
    {
        using var scope = NewDisposeScope();
        Train("whole", 8);
        using (var stop = new CancellationTokenSource())
        {
            // Stopped by its own report of the first step, as Ctrl+C would.
            Assert.ThrowsAny<OperationCanceledException>(() => Train("broken", 8, new StopAtFirstLine(stop), stop.Token));
        }

        Train("broken", 8);

        var (whole, broken) = (State("whole"), State("broken"));
        Assert.Equal(8, whole["clock"][0].ToSingle());
        Assert.All(whole.Keys, name => Assert.Equal(0, (whole[name] - broken[name]).abs().max().ToDouble()));
    }

    [Fact]
    public void Run_ItsFolder_HasALogOfJsonLinesAndAPicture()
    {
        using var scope = NewDisposeScope();
        Train("run", 6);

        var reports = new RunLog(tiny.At("run/log.jsonl")).Read();
        Assert.Equal([1, 5, 6], reports.Select(report => report["step"]));
        Assert.All(reports, report => Assert.True(report["flow"] > 0 && report["gradient"] > 0));
        using var picture = SkiaSharp.SKBitmap.Decode(tiny.At("run/loss.png"));
        Assert.Equal(4 * 160, picture.Height);
    }

    [Fact]
    public void Open_CheckpointOfAnotherNetwork_IsRefusedWithTheDifference()
    {
        using var scope = NewDisposeScope();
        Train("run", 1);

        var refusal = Assert.Throws<InvalidDataException>(() => Session("run", 2, TinyRun.Shape with { Transformer = TinyRun.Shape.Transformer with { Layers = 4 } }));

        Assert.Contains("another configuration", refusal.Message);
        Assert.Contains("Layers = 2", refusal.Message);
        Assert.Contains("Layers = 4", refusal.Message);
    }

    [Fact]
    public void Open_CheckpointCutOff_IsRefused()
    {
        using var scope = NewDisposeScope();
        Train("run", 1);
        var file = tiny.At("run/" + TrainingState.FileName);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^100]);

        Assert.Contains("is cut off", Assert.Throws<InvalidDataException>(() => Session("run", 2, TinyRun.Shape)).Message);
    }

    private static TrainingSession Make(TrainingPlan plan, ModelShape shape) => new(plan, TinyRun.Format, TinyRun.Scale, shape);

    private TrainingSession Session(string run, long steps, ModelShape shape) =>
        Make(new TrainingPlan(tiny.At("clips"), tiny.At(run), new StageLength(null, steps), Batch: 4, MainWidth: 32, Seed: 9), shape);

    private void Train(string run, long steps, TextWriter? log = null, CancellationToken stop = default)
    {
        var session = Session(run, steps, TinyRun.Shape);
        using var batches = tiny.Batches(session.Taken);
        session.Run(batches, log ?? TextWriter.Null, stop == default ? TestContext.Current.CancellationToken : stop);
    }

    private Dictionary<string, Tensor> State(string run) => SafetensorsFile.Read(tiny.At($"{run}/{TrainingState.FileName}"));

    private sealed class StopAtFirstLine(CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value) => stop.Cancel();
    }
}
