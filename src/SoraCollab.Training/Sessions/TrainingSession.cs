using System.Diagnostics;
using System.Globalization;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Objectives;
using SoraCollab.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Sessions;

/// <summary>One stage of training: steps until the time is over, a checkpoint every few minutes and at the end.</summary>
internal sealed class TrainingSession
{
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromMinutes(4);
    private readonly TrainingPlan plan;
    private readonly VideoModel model;
    private readonly AuxiliaryHeads heads;
    private readonly TrainingState state;
    private readonly ClipFormat format;
    private readonly LatentScale scale;
    private readonly RotaryTables tables;
    private readonly Random random;

    public TrainingSession(TrainingPlan plan, ClipFormat format, LatentScale scale, ModelShape shape)
    {
        (this.plan, this.format, this.scale, random) = (plan, format, scale, new Random(plan.Seed));
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
        if (File.Exists(Checkpoint))
        {
            state.Load(Checkpoint);
        }
    }

    private string Checkpoint => Path.Combine(plan.Run, TrainingState.FileName);

    public void Run(BatchReader batches, TextWriter log, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(plan.Run);
        set_num_threads(plan.Threads);
        var schedule = new RateSchedule(DecayShare: plan.DecayShare);
        var clock = Stopwatch.StartNew();
        var saved = clock.Elapsed;
        var total = TimeSpan.FromMinutes(plan.Minutes);
        (double Flow, double Auxiliary) mean = default;
        long step = 0;
        while (clock.Elapsed < total && !cancellationToken.IsCancellationRequested)
        {
            using var scope = NewDisposeScope();
            var losses = Backward(batches.Next(cancellationToken));
            var factor = schedule.Factor(step, clock.Elapsed / total);
            var norm = state.Step(plan.MuonRate * factor, plan.AdamRate * factor);
            model.Padding.Apply(model.Weights.Values);
            state.Follow(plan.AverageDecay);
            step++;
            var share = Math.Max(0.01, 1.0 / step);
            mean = (mean.Flow + (share * (losses.Flow - mean.Flow)), mean.Auxiliary + (share * (losses.Auxiliary - mean.Auxiliary)));
            if (step is 5 or 20 || step % 100 == 0)
            {
                log.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{clock.Elapsed.TotalSeconds:F0} s, step {state.Steps}: flow {mean.Flow:F4}, auxiliary {mean.Auxiliary:F3}, gradient {norm:F2}, rate x{factor:F2}, {step * plan.Batch / clock.Elapsed.TotalSeconds:F1} clips/s, {Environment.WorkingSet >> 20} MB"));
                log.Flush();
            }

            if (clock.Elapsed - saved > CheckpointEvery)
            {
                saved = clock.Elapsed;
                state.Save(Checkpoint);
            }
        }

        state.Save(Checkpoint);
    }

    /// <summary>Gradients of one batch.</summary>
    internal (double Flow, double Auxiliary) Backward(TrainingBatch batch)
    {
        var clips = batch.Words.Length;
        var raw = tensor(batch.Latents, [clips, format.LatentFrames, format.Places, LtxCompression.Channels]);
        var data = scale.Normalise(raw);
        var sample = FlowMatching.Mix(
            data, randn_like(data), FlowMatching.NoiseLevels(clips), FlowMatching.KnownFrames(clips, format.LatentFrames, random));
        var words = WordBatch.From(batch.Words);
        var output = model.Forward(sample.Latents.view(clips, format.Tokens, -1), sample.Timesteps, words, tables, ScalarType.BFloat16);
        var flow = FlowMatching.Loss(sample, output.Velocity.view(data.shape));
        var auxiliary = heads.Loss(
            output,
            words,
            tensor(batch.Masks, [clips, format.Tokens, SubjectMask.CellsPerToken]),
            tensor(batch.Labels, [clips, SceneLabels.First.Sizes.Count]));
        model.Weights.Gradients.zero_();
        (flow + (auxiliary * plan.AuxiliaryWeight)).backward();
        return (flow.ToDouble(), auxiliary.ToDouble());
    }
}
