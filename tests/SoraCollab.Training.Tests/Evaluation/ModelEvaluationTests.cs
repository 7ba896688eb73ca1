using System.Text.Json;
using SoraCollab.Training.Captions;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Tests.Goldens;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Evaluation;

public sealed class ModelEvaluationTests
{
    private static readonly ClipFormat Format = new(32, 32, 5, 12);
    private static readonly EvaluationPlan Plan = new(Prompts: 4, HeldOut: 3, Rendered: 6, "first", Shrink: 1, Threads: 1);

    [Fact]
    public void Run_AMakerThatDrawsWhatThePromptsSay_IsReadLikeRenderedClips()
    {
        using var scope = NewDisposeScope();
        var result = Run(new Painter(Format));

        Assert.Equal([4, 3], result.Sets.Select(set => set.Generated.Clips));
        Assert.All(result.Sets, set => Assert.Equal(set.Rendered.Right, set.Generated.Right));
        Assert.All(result.Sets[1].Scenes, scene => Assert.True(TrainingScenes.IsHeldOut(scene)));
        Assert.InRange(result.Autoencoder.Whole, 0, 100);
        Assert.True(result.Floor > 0);
        var report = new EvaluationReport(result, SceneLabels.First);
        Assert.Contains("| **average** |", report.Markdown());
        var lines = report.JsonLines().Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(7, lines.Count(line => line.GetProperty("kind").GetString() == "clip"));
        Assert.Equal(result.Distance, lines[^1].GetProperty("frechetDistance").GetDouble());
        Assert.Equal(CaptionWriter.Canonical(result.Sets[0].Scenes[0]), lines[0].GetProperty("prompt").GetString());
    }

    [Fact]
    public void Run_ClassifierOfAnotherSize_IsRefused() =>
        Assert.Contains("the model makes", Assert.Throws<ArgumentException>(() => Run(new Painter(Format with { Frames = 9 }))).Message);

    private static EvaluationResult Run(IClipMaker maker)
    {
        var classifier = new ClipClassifier(new WeightSet(), Format, SceneLabels.First);
        classifier.Weights.Allocate(1);
        using var autoencoder = new LtxVideoAutoencoder(Golden.Read("vae_mild", "diffusion_pytorch_model"), ScalarType.Float32);
        return new ModelEvaluation(maker, classifier, autoencoder, TextWriter.Null).Run(Plan, TestContext.Current.CancellationToken);
    }

    /// <summary>The perfect model: it draws the very scenes whose captions it is given, in their order.</summary>
    private sealed class Painter(ClipFormat format) : IClipMaker
    {
        public string Name => "Painter";

        public string Settings => "perfect";

        public ClipFormat Format => format;

        public Tensor Make(IReadOnlyList<string> prompts, ulong firstSeed, CancellationToken cancellationToken)
        {
            var pairs = prompts.Count == Plan.Prompts ? ScenePairs.Trained : ScenePairs.HeldOut;
            var drawn = RenderedClips.Draw(new PixelFormat(format, "first", pairs, 1), TrainingScenes.EvaluationSeeds, prompts.Count, 1, cancellationToken);
            Assert.Equal(prompts, drawn.Scenes.Select(CaptionWriter.Canonical));
            return drawn.Pixels;
        }

        public void Dispose()
        {
        }
    }
}
