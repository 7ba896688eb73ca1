using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Optimisation;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>
/// Trains a <see cref="ClipClassifier"/> on rendered clips: each is mirrored or not, and half of them softened and made noisy, since it
/// will read clips that a decoder has softened. The same seed gives the same classifier.
/// </summary>
internal sealed class ClassifierTraining
{
    private const double MuonRate = 6e-3;
    private const double AdamRate = 3e-3;
    private const double AverageDecay = 0.995;
    private readonly PixelPool pool;
    private readonly PixelFormat format;
    private readonly Random random;
    private readonly int seed;
    private readonly TrainingState state;

    public ClassifierTraining(PixelPool pool, PixelFormat format, SceneLabels labels, int seed)
    {
        (this.pool, this.format, this.seed, random) = (pool, format, seed, new Random(seed));
        Classifier = new ClipClassifier(new WeightSet(), format.Clip, labels);
        Classifier.Weights.Allocate(seed);
        state = new TrainingState(Classifier.Weights);
    }

    public ClipClassifier Classifier { get; }

    /// <summary>The weights' moving average: what is kept.</summary>
    public Tensor Average => state.Average;

    /// <param name="steps">How many; the learning rates rise and fall over them.</param>
    /// <param name="batch">Clips a step.</param>
    /// <param name="progress">Told the step and the loss's running mean.</param>
    /// <param name="cancellationToken">Ends after a step.</param>
    public void Run(int steps, int batch, Action<int, double> progress, CancellationToken cancellationToken)
    {
        var schedule = new RateSchedule(Math.Min(60, 1 + (steps / 10)));
        var mean = 0.0;
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            torch.random.manual_seed(RunClock.SeedOf(seed, step));
            var loss = Loss(batch);
            Classifier.Weights.Gradients.zero_();
            loss.backward();
            var factor = schedule.Factor(step, step / (double)steps);
            state.Step(MuonRate * factor, AdamRate * factor);
            state.Follow(AverageDecay);
            mean += Math.Max(0.02, 1.0 / (step + 1)) * (loss.ToDouble() - mean);
            progress(step + 1, mean);
        }
    }

    private Tensor Loss(int batch)
    {
        var (pixels, masks) = (new byte[batch * format.PixelCount], new byte[batch * format.MaskCount]);
        var labels = new List<long>();
        var mirrored = new bool[batch];
        for (var i = 0; i < batch; i++)
        {
            var clip = random.Next(pool.Count);
            pool.Read(clip, pixels.AsSpan(i * format.PixelCount, format.PixelCount), masks.AsSpan(i * format.MaskCount, format.MaskCount));
            var own = Classifier.Labels.Of(format.Scene(pool.Seed(clip)));
            mirrored[i] = random.Next(2) == 1;
            labels.AddRange(mirrored[i] ? Classifier.Labels.Mirrored(own) : own);
        }

        var size = format.Clip;
        var cells = PixelFormat.MaskCell;
        var flips = tensor(mirrored);
        var clips = Flip(tensor(pixels, [batch, size.Frames, size.Height, size.Width, 3]).to(ScalarType.Float32).div(127.5).sub(1), flips, 3);
        var mask = Flip(tensor(masks, [batch, size.Frames, size.Height / cells, size.Width / cells]).to(ScalarType.Float32).div(255), flips, 3);
        var output = Classifier.Forward(Soften(clips.to(ComputePrecision.Preferred)), ComputePrecision.Preferred);
        var target = nn.functional.avg_pool2d(mask.index_select(1, arange(0, size.Frames, 2, ScalarType.Int64)), 2);
        var loss = nn.functional.binary_cross_entropy_with_logits(output.Mask, target) * 2;
        var truth = tensor(labels.ToArray(), [batch, Classifier.Labels.Sizes.Count]);
        long first = 0;
        for (var i = 0; i < Classifier.Labels.Sizes.Count; i++)
        {
            loss = loss + nn.functional.cross_entropy(output.Scores.narrow(1, first, Classifier.Labels.Sizes[i]), truth.select(1, i));
            first += Classifier.Labels.Sizes[i];
        }

        return loss;
    }

    /// <summary>Half of the clips blurred by up to a pixel and with noise (one pattern for all), each by its own amount.</summary>
    private Tensor Soften(Tensor clips)
    {
        var count = clips.shape[0];
        var amounts = tensor(Enumerable.Range(0, (int)count).Select(_ => random.Next(2) * random.NextSingle()).ToArray()).view(count, 1, 1, 1, 1).to(clips.dtype);
        var (height, width) = (clips.shape[2], clips.shape[3]);
        var rows = clips.narrow(2, 0, height - 1) + clips.narrow(2, 1, height - 1);
        var soft = (rows.narrow(3, 0, width - 1) + rows.narrow(3, 1, width - 1)) / 4;
        soft = cat([soft, soft.narrow(3, width - 2, 1)], 3);
        soft = cat([soft, soft.narrow(2, height - 2, 1)], 2);
        return clips + ((soft - clips + (randn_like(clips[0]) * 0.08).to(clips.dtype)) * amounts);
    }

    private static Tensor Flip(Tensor x, Tensor flips, long axis)
    {
        var shape = Enumerable.Repeat(1L, (int)x.dim()).ToArray();
        shape[0] = x.shape[0];
        return where(flips.view(shape), x.flip(axis), x);
    }
}
