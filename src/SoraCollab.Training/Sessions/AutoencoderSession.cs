using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Sessions;

/// <summary>
/// Trains an autoencoder on crops of clips: squared and absolute error, that of edges and of changes from frame to frame, and latents
/// kept small. Learning rates fall with the size of the filters, which is what lets the start survive large ones.
/// </summary>
internal sealed class AutoencoderSession
{
    /// <summary>Names the runs of this session in their folders.</summary>
    public const string Kind = "train-vae";

    private const int CropSide = 64;
    private const int CropFrames = 9;
    private const int StartClips = 128;
    private const double LatentNoise = 0.05;
    private const double AverageDecay = 0.995;
    private readonly AutoencoderPlan plan;
    private readonly PixelPool pool;
    private readonly ClipFormat format;
    private readonly AutoencoderShape shape;
    private readonly WeightSet weights = new();
    private readonly TrainingState state;
    private readonly RunFolder folder;
    private readonly LatentScale? startScale;

    /// <exception cref="ArgumentException">A decoder alone is to be trained, but nothing to start from is named.</exception>
    /// <exception cref="InvalidDataException">The folder holds another run, or the start has other sizes.</exception>
    public AutoencoderSession(AutoencoderPlan plan, PixelPool pool, PixelFormat format, AutoencoderShape shape)
    {
        (this.plan, this.pool, this.format, this.shape) = (plan, pool, format.Clip, shape);
        startScale = plan.DecoderNoise is null ? null : LatentScale.Load(WeightsOf(
            plan.Start ?? throw new ArgumentException("To train the decoder alone, name the autoencoder to start from.", nameof(plan))));
        folder = RunFolder.Open(plan.Run, new RunConfiguration(Kind, null, shape.ToString()));
        shape.Declare(weights);
        weights.Allocate(plan.Seed);
        if (!File.Exists(folder.Checkpoint))
        {
            Begin();
        }

        state = new TrainingState(weights, RateOf);
        if (File.Exists(folder.Checkpoint))
        {
            state.Load(folder.Checkpoint);
        }
    }

    /// <summary>Trains, and writes the autoencoder into the run's folder.</summary>
    public void Run(TextWriter log, CancellationToken cancellationToken)
    {
        set_num_threads(plan.Threads);
        var schedule = new RateSchedule(WarmUpSteps: 30);
        new TrainingLoop(folder, state, plan.Length, plan.Seed).Run(
            (progress, step) =>
            {
                var (loss, decibels) = Backward();
                var factor = schedule.Factor(step, progress);
                var norm = state.Step(0, plan.Rate * factor);
                state.Follow(AverageDecay);
                return new Dictionary<string, double> { ["loss"] = loss, ["psnr"] = decibels, ["gradient"] = norm, ["rate"] = factor };
            },
            log,
            cancellationToken);
        Write();
    }

    /// <summary>Gradients of one batch; gives its loss and its peak signal to noise ratio in decibels.</summary>
    internal (double Loss, double Decibels) Backward()
    {
        var random = new Random((int)RunClock.SeedOf(plan.Seed, state.Clock.Taken));
        var (frames, height, width) = (Math.Min(CropFrames, format.Frames), Math.Min(CropSide, format.Height), Math.Min(CropSide, format.Width));
        var clips = Clips([.. Enumerable.Range(0, plan.Batch).Select(_ => random.Next(pool.Count))], clip => clip
            .narrow(0, random.Next(format.Frames - frames + 1), frames)
            .narrow(1, random.Next(format.Height - height + 1), height)
            .narrow(2, random.Next(format.Width - width + 1), width));
        var network = TrainableAutoencoder.Of(weights, ComputePrecision.Preferred);
        var latents = Encode(network, clips);
        var error = network.Decode(latents + Noise(latents)) - clips;
        var squares = error.square().mean();
        var loss = (squares * 10) + (error.abs().mean() * 0.3) + ((Change(error, 2) + Change(error, 3)) * 0.2) + (latents.square().mean() * 1e-4);
        loss = frames > 1 ? loss + (Change(error, 1) * 0.2) : loss;
        weights.Gradients.zero_();
        loss.backward();
        return (loss.ToDouble(), 10 * Math.Log10(4 / Math.Max(1e-12, squares.ToDouble())));
    }

    private Tensor Encode(LtxVideoAutoencoder network, Tensor clips)
    {
        using var guard = startScale is null ? null : no_grad();
        return network.Encode(clips);
    }

    private Tensor Noise(Tensor latents)
    {
        var noise = randn_like(latents);
        return startScale is { } scale
            ? noise * scale.Deviation * (rand([latents.shape[0], 1, 1, 1, 1]) * plan.DecoderNoise!.Value)
            : noise * LatentNoise;
    }

    private static string WeightsOf(string vae) => Path.Combine(vae, "diffusion_pytorch_model.safetensors");

    private static Tensor Change(Tensor x, int axis)
    {
        var last = x.shape[axis] - 1;
        return (x.narrow(axis, 1, last) - x.narrow(axis, 0, last)).abs().mean();
    }

    /// <summary>Filters of residual blocks learn fast in proportion to their size, the others a quarter as fast.</summary>
    private static double RateOf(Weight weight)
    {
        var share = weight.Name.Contains(".resnets.", StringComparison.Ordinal) ? 1.0 : 0.25;
        return weight.Shape.Length == 1 ? share : share * 432 / (weight.Shape[1] * 27);
    }

    private void Begin()
    {
        if (plan.Start is { } start)
        {
            using var scope = NewDisposeScope();
            weights.Load(SafetensorsFile.Read(WeightsOf(start)));
            return;
        }

        using var clips = Clips([.. Enumerable.Range(0, Math.Min(StartClips, pool.Count))], clip => clip);
        new AutoencoderStart(weights, shape).Write(clips);
    }

    private Tensor Clips(int[] numbers, Func<Tensor, Tensor> crop)
    {
        using var scope = NewDisposeScope();
        var (pixels, mask) = (new byte[format.Frames * format.Height * format.Width * 3], new byte[format.Frames * (format.Height / PixelFormat.MaskCell) * (format.Width / PixelFormat.MaskCell)]);
        var clips = numbers.Select(number =>
        {
            pool.Read(number, pixels, mask);
            return crop(tensor(pixels, [format.Frames, format.Height, format.Width, 3])).to(ScalarType.Float32).div(127.5).sub(1);
        }).ToArray();
        return stack(clips).MoveToOuterDisposeScope();
    }

    private void Write()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        weights.Values.copy_(state.Average);
        var scale = startScale ?? MeasuredScale();
        SafetensorsFile.Write(
            WeightsOf(plan.Run),
            weights.Read(weights.Values, string.Empty).Concat([("latents_mean", scale.Mean), ("latents_std", scale.Deviation)]),
            ComputePrecision.Preferred);
        File.WriteAllText(Path.Combine(plan.Run, "config.json"), shape.ToConfig());
    }

    private LatentScale MeasuredScale()
    {
        var clips = Clips([.. Enumerable.Range(0, Math.Min(64, pool.Count))], clip => clip);
        return LatentScale.Measure(TrainableAutoencoder.Of(weights, ComputePrecision.Preferred).Encode(clips).reshape(-1, shape.Latents));
    }
}
