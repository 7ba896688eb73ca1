using SoraCollab.Training.Captions;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>
/// Measures a model: a classifier that was trained on rendered clips only reads what its clips show, and that is compared with what the
/// prompts asked for.
/// </summary>
internal sealed class ModelEvaluation(IClipMaker maker, ClipClassifier classifier, LtxVideoAutoencoder autoencoder, TextWriter log)
{
    // Far from the scenes of the prompts, so that no scene is in two sets.
    private const uint RenderedSeeds = TrainingScenes.EvaluationSeeds + 100_000_000;
    private const uint FloorSeeds = TrainingScenes.EvaluationSeeds + 200_000_000;

    /// <exception cref="ArgumentException">The classifier reads clips of another size than the model makes.</exception>
    public EvaluationResult Run(EvaluationPlan plan, CancellationToken cancellationToken)
    {
        if (classifier.Format with { Pace = maker.Format.Pace } != maker.Format)
        {
            throw new ArgumentException($"The classifier reads clips of {classifier.Format}, the model makes {maker.Format}.");
        }

        var sets = new List<PromptSet>();
        var (first, reconstruction) = Measure("prompts", ScenePairs.Trained, plan.Prompts, plan, cancellationToken);
        sets.Add(first);
        if (plan.HeldOut > 0)
        {
            sets.Add(Measure("pairs never trained", ScenePairs.HeldOut, plan.HeldOut, plan, cancellationToken).Set);
        }

        log.WriteLine($"{plan.Rendered + plan.Prompts} rendered clips for the distance");
        var compared = ReadRendered(plan, RenderedSeeds, plan.Rendered, cancellationToken);
        var floor = ReadRendered(plan, FloorSeeds, plan.Prompts, cancellationToken);
        return new EvaluationResult(
            maker.Name,
            maker.Settings,
            sets,
            FrechetDistance.Between(first.Reading.Features, compared.Features),
            FrechetDistance.Between(floor.Features, compared.Features),
            (plan.Prompts, plan.Rendered),
            reconstruction);
    }

    private (PromptSet Set, Reconstruction Reconstruction) Measure(
        string name, ScenePairs pairs, int count, EvaluationPlan plan, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var reader = new ClipReader(classifier);
        var format = new PixelFormat(classifier.Format, plan.Part, pairs, plan.Shrink);
        var rendered = RenderedClips.Draw(format, TrainingScenes.EvaluationSeeds, count, plan.Threads, cancellationToken);
        var meant = rendered.Scenes.Select(classifier.Labels.Of).ToArray();
        var decoded = Reconstruction.Of(autoencoder, rendered.Pixels);
        log.WriteLine($"{name}: {count} clips");
        string[] prompts = [.. rendered.Scenes.Select(CaptionWriter.Canonical)];
        var clips = maker.Make(prompts, 0, cancellationToken);
        var reading = reader.Read(clips);
        AttributeAccuracy Score(ClipReading read) => AttributeAccuracy.Of(classifier.Labels, read.Labels, meant);
        var set = new PromptSet(
            name,
            rendered.Scenes,
            prompts,
            clips.MoveToOuterDisposeScope(),
            reading,
            meant,
            Score(reading),
            Score(reader.Read(rendered.Pixels)),
            Score(reader.Read(decoded)));
        return (set, Reconstruction.Measure(rendered, decoded));
    }

    private ClipReading ReadRendered(EvaluationPlan plan, uint firstSeed, int count, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var format = new PixelFormat(classifier.Format, plan.Part, ScenePairs.Trained, plan.Shrink);
        return new ClipReader(classifier).Read(RenderedClips.Draw(format, firstSeed, count, plan.Threads, cancellationToken).Pixels);
    }
}
