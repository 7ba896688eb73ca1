using SoraCollab.Training.Datasets;
using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Objectives;
using SoraCollab.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Sessions;

/// <summary>
/// Guidance and step distillation in one (Meng et al. 2023, after Salimans and Ho 2022): from a noisy clip at one of the student's noise
/// levels the teacher goes to the next level by several guided steps, and the student learns the one velocity that leads there, without
/// guidance. What took 16 steps of two passes then takes a few steps of one.
/// </summary>
internal sealed class DistillationSession
{
    /// <summary>Names the runs of this session in their folders.</summary>
    public const string Kind = "distil";

    private const double AverageDecay = 0.995;
    private readonly DistillationPlan plan;
    private readonly ClipFormat format;
    private readonly LatentScale scale;
    private readonly VideoModel teacher;
    private readonly VideoModel student;
    private readonly TrainingState state;
    private readonly RunFolder folder;
    private readonly RotaryTables tables;
    private readonly double[] levels;

    /// <exception cref="InvalidDataException">The folder holds another run.</exception>
    public DistillationSession(DistillationPlan plan, ClipFormat format, LatentScale scale, VideoModel teacher)
    {
        (this.plan, this.format, this.scale, this.teacher) = (plan, format, scale, teacher);
        folder = RunFolder.Open(
            plan.Run,
            new RunConfiguration(Kind, teacher.Shape, FormattableString.Invariant($"{plan.StudentSteps} steps, guidance {plan.Guidance}")));
        var weights = new WeightSet();
        student = new VideoModel(weights, teacher.Shape);
        _ = new AuxiliaryHeads(weights, teacher.Shape); // untrained here: the checkpoint keeps the layout of other runs
        weights.Allocate(plan.Seed);
        CopyTeacher(weights);
        state = new TrainingState(weights);
        levels = ClipSampler.Levels(plan.StudentSteps);
        var grid = TokenGrid.For(format.Width, format.Height, format.Frames, format.FramesPerSecond, plan.MainWidth);
        tables = RotaryTables.From(grid.Coordinates(), teacher.Shape.Transformer.Width);
        if (File.Exists(folder.Checkpoint))
        {
            state.Load(folder.Checkpoint);
        }
    }

    /// <summary>Batches that the run has taken: the first that it wants.</summary>
    public long Taken => state.Clock.Taken;

    /// <param name="batches">From <see cref="Taken"/> on.</param>
    /// <param name="log">Told of the progress, for people.</param>
    /// <param name="cancellationToken">Stops; the checkpoint is written.</param>
    public void Run(BatchReader batches, TextWriter log, CancellationToken cancellationToken)
    {
        set_num_threads(plan.Threads);
        var schedule = new RateSchedule(WarmUpSteps: 20);
        var loop = new TrainingLoop(folder, state, plan.Length, plan.Seed);
        loop.Run(
            (progress, step) =>
            {
                var loss = Backward(batches.Next(cancellationToken));
                var factor = schedule.Factor(step, progress);
                var norm = state.Step(plan.MuonRate * factor, plan.AdamRate * factor);
                student.Padding.Apply(student.Weights.Values);
                state.Follow(AverageDecay);
                return new Dictionary<string, double> { ["distillation"] = loss, ["gradient"] = norm, ["rate"] = factor };
            },
            log,
            cancellationToken);
    }

    private double Backward(TrainingBatch batch)
    {
        var clips = batch.Words.Length;
        var random = new Random((int)RunClock.SeedOf(plan.Seed, state.Clock.Taken));
        var data = scale.Normalise(tensor(batch.Latents, [clips, format.LatentFrames, format.Places, LtxCompression.Channels]));
        var noise = randn_like(data);
        var places = Enumerable.Range(0, clips).Select(_ => random.Next(plan.StudentSteps)).ToArray();
        var (from, to) = (Level(places.Select(place => levels[place])), Level(places.Select(place => levels[place + 1])));
        var unknown = 1 - FlowMatching.KnownFrames(clips, format.LatentFrames, random);
        var start = data + ((from * unknown).unsqueeze(-1).unsqueeze(-1) * (noise - data));
        var words = WordBatch.From(batch.Words);
        var target = Teach(start, from, to, unknown, words, WordBatch.From([.. batch.Words.Select(line => line[^1..])])); // the end token alone is the empty prompt
        var sample = new FlowSample(start, from * unknown * 1000, target, unknown);
        var velocity = student.Forward(start.view(clips, format.Tokens, -1), sample.Timesteps, words, tables, ComputePrecision.Preferred).Velocity;
        var loss = FlowMatching.Loss(sample, velocity.view(data.shape));
        student.Weights.Gradients.zero_();
        loss.backward();
        return loss.ToDouble();
    }

    /// <summary>The velocity that leads in one step where the teacher gets in several guided ones.</summary>
    private Tensor Teach(Tensor start, Tensor from, Tensor to, Tensor unknown, WordBatch words, WordBatch silence)
    {
        using var guard = no_grad();
        var x = start;
        for (var step = 0; step < plan.TeacherSteps; step++)
        {
            var level = from + ((to - from) * (step / (double)plan.TeacherSteps));
            var timesteps = level * unknown * 1000;
            Tensor Velocity(WordBatch prompt) =>
                teacher.Forward(x.view(x.shape[0], format.Tokens, -1), timesteps, prompt, tables, ComputePrecision.Preferred).Velocity.view(x.shape);
            var said = Velocity(words);
            var guided = plan.Guidance == 1 ? said : said.lerp(Velocity(silence), 1 - plan.Guidance);
            x = x + (guided * ((to - from) / plan.TeacherSteps * unknown).unsqueeze(-1).unsqueeze(-1));
        }

        return (x - start) / (to - from).unsqueeze(-1).unsqueeze(-1);
    }

    /// <summary>[clips, 1]</summary>
    private static Tensor Level(IEnumerable<double> values) => tensor(values.Select(value => (float)value).ToArray()).unsqueeze(1);

    private void CopyTeacher(WeightSet weights)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        foreach (var prefix in new[] { VideoModel.TextPrefix, VideoModel.TransformerPrefix })
        {
            weights.Load(teacher.Weights.Read(teacher.Weights.Values, prefix).ToDictionary(pair => pair.Name, pair => pair.Value), prefix);
        }

        student.Padding.Apply(weights.Values);
    }
}
