using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Objectives;
using SoraCollab.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Sessions;

/// <summary>One stage of training a text-to-video model on encoded clips.</summary>
internal sealed class TrainingSession
{
    /// <summary>Names the runs of this session in their folders.</summary>
    public const string Kind = "train-text-to-video";

    private readonly TrainingPlan plan;
    private readonly VideoModel model;
    private readonly AuxiliaryHeads heads;
    private readonly TrainingState state;
    private readonly ClipFormat format;
    private readonly LatentScale scale;
    private readonly RotaryTables tables;
    private readonly RunFolder folder;

    public TrainingSession(TrainingPlan plan, ClipFormat format, LatentScale scale, ModelShape shape)
    {
        (this.plan, this.format, this.scale) = (plan, format, scale);
        folder = RunFolder.Open(plan.Run, new RunConfiguration(Kind, shape, $"{SceneLabels.First.Sizes.Sum()} auxiliary classes"));
        var weights = new WeightSet();
        model = new VideoModel(weights, shape);
        heads = new AuxiliaryHeads(weights, shape);
        weights.Allocate(plan.Seed);
        if (plan.Start is { } start)
        {
            model.Load(start);
        }

        model.Padding.Apply(weights.Values);
        state = new TrainingState(weights);
        var grid = TokenGrid.For(format.Width, format.Height, format.Frames, format.FramesPerSecond, plan.MainWidth);
        tables = RotaryTables.From(grid.Coordinates(), shape.Transformer.Width);
        if (File.Exists(folder.Checkpoint))
        {
            state.Load(folder.Checkpoint);
        }
    }

    /// <summary>Batches that the run has taken: the first that this stage wants.</summary>
    public long Taken => state.Clock.Taken;

    /// <param name="batches">From <see cref="Taken"/> on.</param>
    /// <param name="log">Told of the progress, for people.</param>
    /// <param name="cancellationToken">Stops; the checkpoint is written.</param>
    public void Run(BatchReader batches, TextWriter log, CancellationToken cancellationToken)
    {
        set_num_threads(plan.Threads);
        var schedule = new RateSchedule(DecayShare: plan.DecayShare);
        var loop = new TrainingLoop(folder, state, plan.Length, plan.Seed);
        loop.Run(
            (progress, step) =>
            {
                var losses = Backward(batches.Next(cancellationToken));
                var factor = schedule.Factor(step, progress);
                var norm = state.Step(plan.MuonRate * factor, plan.AdamRate * factor);
                model.Padding.Apply(model.Weights.Values);
                state.Follow(plan.AverageDecay);
                return new Dictionary<string, double> { ["flow"] = losses.Flow, ["auxiliary"] = losses.Auxiliary, ["gradient"] = norm, ["rate"] = factor };
            },
            log,
            cancellationToken);
    }

    /// <summary>Gradients of one batch.</summary>
    internal (double Flow, double Auxiliary) Backward(TrainingBatch batch)
    {
        var clips = batch.Words.Length;
        var raw = tensor(batch.Latents, [clips, format.LatentFrames, format.Places, LtxCompression.Channels]);
        var data = scale.Normalise(raw);
        var sample = FlowMatching.Mix(
            data, randn_like(data), FlowMatching.NoiseLevels(clips, plan.NoiseMean), FlowMatching.KnownFrames(clips, format.LatentFrames, new Random((int)RunClock.SeedOf(plan.Seed, state.Clock.Taken))));
        var words = WordBatch.From(batch.Words);
        var output = model.Forward(sample.Latents.view(clips, format.Tokens, -1), sample.Timesteps, words, tables, ComputePrecision.Preferred);
        var flow = FlowMatching.Loss(sample, output.Velocity.view(data.shape));
        var auxiliary = batch.Labels.Length == 0 ? zeros_like(flow) : heads.Loss(
            output,
            words,
            tensor(batch.Masks, [clips, format.Tokens, SubjectMask.CellsPerToken]),
            tensor(batch.Labels, [clips, SceneLabels.First.Sizes.Count]));
        model.Weights.Gradients.zero_();
        (flow + (auxiliary * plan.AuxiliaryWeight)).backward();
        return (flow.ToDouble(), auxiliary.ToDouble());
    }
}
