using SoraCollab.Training.Datasets;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>
/// A convolutional network that reads the attributes of a scene off its clip. It first finds the subject, then looks at it and at the
/// whole picture over time. Convolutions are two-dimensional; time is mixed in between, over neighbouring frames.
/// </summary>
internal sealed class ClipClassifier
{
    /// <summary>Size of the features that clips are compared by.</summary>
    public const int FeatureCount = 128;

    private const int Fine = 64;
    private const int Coarse = 128;
    private const int Hidden = 384;
    private const int Blocks = 2;
    private const double LeastWeight = 1e-3;
    private readonly int frames;
    private readonly Linear stem;
    private readonly Linear widen;
    private readonly Linear fineTime;
    private readonly Linear shrink;
    private readonly (Linear Time, Linear Space)[] blocks;
    private readonly Linear mask;
    private readonly Linear join;
    private readonly Linear features;
    private readonly Linear scores;

    /// <param name="weights">Takes the parameters; allocate it afterwards.</param>
    /// <param name="format">Size of the clips it reads.</param>
    /// <param name="labels">The attributes it reads.</param>
    public ClipClassifier(WeightSet weights, ClipFormat format, SceneLabels labels)
    {
        (Weights, Format, Labels) = (weights, format, labels);
        frames = (format.Frames + 1) / 2;
        stem = weights.Linear("stem", 9 * 4 * 4, 32);
        widen = weights.Linear("widen", 32 * 3 * 3, Fine);
        fineTime = weights.Linear("fine_time", 3 * Fine, Fine, gain: 0.3);
        shrink = weights.Linear("shrink", Fine * 3 * 3, Coarse);
        blocks = [.. Enumerable.Range(0, Blocks).Select(i => (
            weights.Linear($"blocks.{i}.time", 3 * Coarse, Coarse, gain: 0.3),
            weights.Linear($"blocks.{i}.space", Coarse * 3 * 3, Coarse, gain: 0.3)))];
        mask = weights.Linear("mask", Coarse, 1, orthogonalised: false);
        join = weights.Linear("join", (frames * ((2 * Coarse) + 3)) + Fine, Hidden);
        features = weights.Linear("features", Hidden, FeatureCount);
        scores = weights.Linear("scores", FeatureCount, labels.Sizes.Sum(), orthogonalised: false);
    }

    public WeightSet Weights { get; }

    public ClipFormat Format { get; }

    public SceneLabels Labels { get; }

    /// <param name="clips">[clips, frames, height, width, 3] in -1..1.</param>
    /// <param name="type">Type of the convolutions.</param>
    public ClassifierOutput Forward(Tensor clips, ScalarType type)
    {
        var count = clips.shape[0];
        var x = Convolve(stem, WithChanges(clips.to(type)), 4, 2);
        x = Convolve(widen, Activate(x), 3, 2);
        x = x + InTime(fineTime, Activate(x));
        var fine = Activate(x);
        x = Convolve(shrink, fine, 3, 2);
        foreach (var (time, space) in blocks)
        {
            x = x + InTime(time, Activate(x));
            x = x + Convolve(space, Activate(x), 3, 1);
        }

        x = Activate(x); // [clips, frames, rows, columns, channels]
        var found = mask.Forward(x).to(ScalarType.Float32).squeeze(-1);
        var share = found.sigmoid() + LeastWeight;
        var mass = share.sum([2, 3], keepdim: true);
        var place = (share / mass).to(type);
        var subject = (x * place.unsqueeze(-1)).sum([2, 3]);
        var all = x.mean([2, 3]);
        var close = fine.view(count, frames, x.shape[2], 2, x.shape[3], 2, Fine).mean([3, 5]);
        var colour = (close * place.unsqueeze(-1)).sum([2, 3]).mean([1]);
        var where = Positions(share / mass, mass).to(type);
        var joined = cat([subject.reshape(count, -1), all.reshape(count, -1), where.reshape(count, -1), colour], 1);
        var read = nn.functional.gelu(features.Forward(Activate(join.Forward(joined))));
        return new ClassifierOutput(scores.Forward(read).to(ScalarType.Float32), read.to(ScalarType.Float32), found);
    }

    /// <summary>The class of each attribute that fits best, int64, [clips, attributes].</summary>
    public Tensor Classes(Tensor scoresOfClips)
    {
        long first = 0;
        var classes = new List<Tensor>();
        foreach (var size in Labels.Sizes)
        {
            classes.Add(scoresOfClips.narrow(1, first, size).argmax(1));
            first += size;
        }

        return stack(classes, 1);
    }

    /// <summary>The subject's middle, and the root of its size, frame by frame: [clips, frames, 3].</summary>
    private static Tensor Positions(Tensor place, Tensor mass)
    {
        var (rows, columns) = (place.shape[2], place.shape[3]);
        var y = (place.sum(3) * linspace(-1, 1, rows)).sum(-1);
        var x = (place.sum(2) * linspace(-1, 1, columns)).sum(-1);
        return stack([y, x, (mass.view(y.shape) / (rows * columns)).sqrt()], -1);
    }

    /// <summary>Each place's channels brought to mean 0 and deviation 1, then the negative ones cut off.</summary>
    private static Tensor Activate(Tensor x) => nn.functional.relu(nn.functional.layer_norm(x, [x.shape[^1]], eps: 1e-5));

    /// <summary>The frames before and after each; the ends stand for what is beyond them.</summary>
    private static (Tensor Before, Tensor After) Neighbours(Tensor x)
    {
        var last = x.shape[1] - 1;
        return (cat([x.narrow(1, 0, 1), x.narrow(1, 0, last)], 1), cat([x.narrow(1, 1, last), x.narrow(1, last, 1)], 1));
    }

    private static Tensor InTime(Linear weights, Tensor x)
    {
        var (before, after) = Neighbours(x);
        return weights.Forward(cat([before, x, after], -1));
    }

    /// <summary>Every second frame, with how it differs from the frames before and after it.</summary>
    private static Tensor WithChanges(Tensor x)
    {
        var (before, after) = Neighbours(x);
        var (frame, earlier, later) = (EverySecond(x), EverySecond(before), EverySecond(after));
        return cat([frame, frame - earlier, later - frame], -1);
    }

    private static Tensor EverySecond(Tensor x) => x.index_select(1, arange(0, x.shape[1], 2, ScalarType.Int64));

    /// <summary>A convolution of each frame, [clips, frames, height, width, channels].</summary>
    private static Tensor Convolve(Linear weights, Tensor x, int side, int stride)
    {
        var (count, frames, channels) = (x.shape[0], x.shape[1], x.shape[4]);
        var kernel = weights.Matrix.As(x.dtype).view(-1, side, side, channels).permute(0, 3, 1, 2);
        var flat = x.reshape(count * frames, x.shape[2], x.shape[3], channels).permute(0, 3, 1, 2);
        var y = nn.functional.conv2d(flat, kernel, weights.Bias.As(x.dtype), [stride, stride], [1, 1]);
        return y.permute(0, 2, 3, 1).reshape(count, frames, y.shape[2], y.shape[3], y.shape[1]);
    }
}
