using System.Diagnostics;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Native;
using SoraCollab.Training.World;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Commands;

/// <summary>Trains the classifier by which generated clips are measured, on rendered clips only.</summary>
public sealed class TrainClassifierCommand : ICommand
{
    private const int HeldOutAfter = 100_000_000;

    /// <inheritdoc/>
    public string Name => "train-classifier";

    /// <inheritdoc/>
    public string Summary =>
        "--clips FOLDER --out FOLDER [--steps 1500] [--batch 32] [--held-out 256] [--threads 1] [--seed 1]: "
        + "the classifier that reads attributes off clips (render --pairs all --first-seed 2000000000 draws its clips)";

    /// <inheritdoc/>
    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var (clips, path) = (options.Required("clips"), options.Required("out"));
        var steps = options.Integer("steps", 1500, 1, 10_000_000);
        var batch = options.Integer("batch", 32, 1, 4096);
        var heldOut = options.Integer("held-out", 256, 1, 100_000);
        var threads = options.Integer("threads", 1, 1, 256);
        var seed = options.Integer("seed", 1);
        options.RefuseOthers();
        set_num_threads(threads);

        using var scope = NewDisposeScope();
        var folder = PixelFolder.Open(clips);
        using var pool = new PixelPool(folder);
        var labels = new SceneLabels(WorldPart.Named(folder.Format.Part));
        var training = new ClassifierTraining(pool, folder.Format, labels, seed);
        Console.WriteLine($"{pool.Count} clips of {folder.Format.Clip.Width}x{folder.Format.Clip.Height}x{folder.Format.Clip.Frames}");
        var clock = Stopwatch.StartNew();
        training.Run(
            steps,
            batch,
            (step, loss) =>
            {
                if (step is 1 or 10 || step % 50 == 0 || step == steps)
                {
                    Console.WriteLine(FormattableString.Invariant(
                        $"{clock.Elapsed.TotalSeconds:F0} s, step {step} of {steps}: loss {loss:F3}, {step * batch / clock.Elapsed.TotalSeconds:F1} clips/s"));
                }
            },
            cancellationToken);
        new ClassifierFolder(folder.Format.Part, folder.Format.Clip, steps, pool.Count).Save(path, training.Classifier, training.Average);

        var (_, classifier) = ClassifierFolder.Load(path);
        var fresh = RenderedClips.Draw(folder.Format, TrainingScenes.ClassifierSeeds + HeldOutAfter, heldOut, threads, cancellationToken);
        var accuracy = AttributeAccuracy.Of(labels, new ClipReader(classifier).Read(fresh.Pixels).Labels, [.. fresh.Scenes.Select(labels.Of)]);
        Console.WriteLine($"on {heldOut} clips it never saw:");
        foreach (var (name, share) in accuracy.Names.Zip(accuracy.Shares))
        {
            Console.WriteLine(FormattableString.Invariant($"  {name,-10} {share:P1}"));
        }

        Console.WriteLine(FormattableString.Invariant($"  average    {accuracy.Average:P1}"));
        return Task.FromResult(0);
    }
}
