using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Optimisation;

/// <summary>
/// Muon (Jordan et al. 2024): momentum, then the nearest orthogonal matrix by Newton-Schulz iteration, scaled so that the step is about
/// as long as one of AdamW (Liu et al. 2025). Matrices of one shape lie side by side and are handled together.
/// </summary>
internal sealed class Muon
{
    private const double Momentum = 0.95;
    private readonly List<(Tensor Values, Tensor Gradients, Tensor Average)> groups = [];
    private readonly double weightDecay;

    public Muon(WeightSet weights, double weightDecay = 0.01)
    {
        using var guard = no_grad();
        this.weightDecay = weightDecay;
        Count = weights.Weights.Where(weight => weight.Orthogonalised).Sum(weight => weight.Count);
        Average = zeros(Count).DetachFromDisposeScope();
        foreach (var group in weights.Weights.Where(weight => weight.Orthogonalised).GroupBy(weight => (Rows: weight.Shape[0], Columns: weight.Shape[1])))
        {
            var offset = group.Min(weight => weights.Offsets[weight.Name]);
            var length = group.Sum(weight => weight.Count);
            Tensor View(Tensor flat) => flat.narrow(0, offset, length).view(group.Count(), group.Key.Rows, group.Key.Columns).DetachFromDisposeScope();
            groups.Add((View(weights.Values), View(weights.Gradients), View(Average)));
        }
    }

    /// <summary>How many of the set's values, from the first on, are trained here.</summary>
    public long Count { get; }

    /// <summary>Running averages of the gradients: the state to keep in a checkpoint.</summary>
    public Tensor Average { get; }

    public void Step(double rate)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (values, gradients, average) in groups)
        {
            average.lerp_(gradients, 1 - Momentum);
            var direction = Orthogonalise(gradients.lerp(average, Momentum));
            var length = 0.2 * Math.Sqrt(Math.Max(values.shape[1], values.shape[2]));
            values.mul_(1 - (rate * weightDecay)).add_(direction, alpha: -rate * length);
        }
    }

    /// <summary>Singular values of each matrix brought to about one (0.7 to 1.2) by five quintic Newton-Schulz steps in the format that the processor is quick in.</summary>
    /// <param name="matrices">[count, rows, columns]</param>
    internal static Tensor Orthogonalise(Tensor matrices)
    {
        var wide = matrices.shape[1] <= matrices.shape[2];
        var x = matrices / matrices.square().sum([1, 2], keepdim: true).sqrt().add(1e-7);
        x = (wide ? x : x.transpose(1, 2)).to(ComputePrecision.Preferred).contiguous();
        for (var i = 0; i < 5; i++)
        {
            var a = bmm(x, x.transpose(1, 2));
            var b = bmm(a, a).mul_(2.0315).add_(a, alpha: -4.7750);
            x = bmm(b, x).add_(x, alpha: 3.4445);
        }

        return (wide ? x : x.transpose(1, 2)).to(ScalarType.Float32);
    }
}
