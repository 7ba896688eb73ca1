using SoraCollab.Training.Datasets;
using SoraCollab.Training.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Evaluation;

public sealed class ClipClassifierTests : IDisposable
{
    private static readonly PixelFormat Format = new(new ClipFormat(32, 32, 5, 12), "first", ScenePairs.All, Shrink: 1);
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void Run_FewClips_LearnsToReadThemAndKeepsItOnDisk()
    {
        using var scope = NewDisposeScope();
        var folder = PixelFolder.Create(path, Format);
        new ClipRenderer(folder, firstSeed: 0, scenesPerShard: 6).Render(0, TestContext.Current.CancellationToken);
        using var pool = new PixelPool(folder);
        var training = new ClassifierTraining(pool, Format, SceneLabels.First, seed: 2);
        double first = 0, last = 0;

        training.Run(40, 6, (step, loss) => (first, last) = (step == 1 ? loss : first, loss), TestContext.Current.CancellationToken);
        new ClassifierFolder("first", Format.Clip, 40, 6).Save(Path.Combine(path, "c"), training.Classifier, training.Average);
        var (description, classifier) = ClassifierFolder.Load(Path.Combine(path, "c"));

        Assert.InRange(last, 0, 0.7 * first);
        Assert.Equal(Format.Clip, description.Format);
        var clips = RenderedClips.Draw(Format, 0, 6, 1, TestContext.Current.CancellationToken);
        var accuracy = AttributeAccuracy.Of(SceneLabels.First, new ClipReader(classifier).Read(clips.Pixels).Labels, [.. clips.Scenes.Select(SceneLabels.First.Of)]);
        Assert.InRange(accuracy.Average, 0.6, 1);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameWeights()
    {
        using var scope = NewDisposeScope();
        var folder = PixelFolder.Create(path, Format);
        new ClipRenderer(folder, firstSeed: 0, scenesPerShard: 2).Render(0, TestContext.Current.CancellationToken);
        Tensor Train()
        {
            using var pool = new PixelPool(folder);
            var training = new ClassifierTraining(pool, Format, SceneLabels.First, seed: 7);
            training.Run(3, 2, (_, _) => { }, TestContext.Current.CancellationToken);
            return training.Average;
        }

        Assert.Equal(0, (Train() - Train()).abs().max().ToDouble());
    }

    [Fact]
    public void Read_ClipsOfAnotherSize_AreRefused()
    {
        using var scope = NewDisposeScope();
        var classifier = new ClipClassifier(new SoraCollab.Training.Networks.WeightSet(), Format.Clip, SceneLabels.First);
        classifier.Weights.Allocate(1);

        var refusal = Assert.Throws<ArgumentException>(() => new ClipReader(classifier).Read(zeros([1, 5, 64, 64, 3])));

        Assert.Contains("reads clips of 32x32 and 5 frames, not of 64x64 and 5", refusal.Message);
    }

    [Fact]
    public void Load_NoClassifier_SaysWhatMakesOne() =>
        Assert.Contains("train-classifier", Assert.Throws<DirectoryNotFoundException>(() => ClassifierFolder.Load(path)).Message);
}
