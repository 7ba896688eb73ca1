using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>
/// Fréchet distance between two sets of features, each taken as a normal distribution (Heusel et al. 2017):
/// |m1 - m2|² + tr(C1 + C2 - 2 (C1 C2)^½). It depends on the sizes of the sets: compare only with distances of sets as large.
/// </summary>
internal static class FrechetDistance
{
    /// <exception cref="ArgumentException">A set has fewer than two members.</exception>
    public static double Between(IReadOnlyList<float[]> first, IReadOnlyList<float[]> second)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var (mean1, spread1) = Moments(first);
        var (mean2, spread2) = Moments(second);

        // tr((C1 C2)^½) = tr((C1^½ C2 C1^½)^½), and the latter matrix is symmetric.
        var root = Root(spread1);
        var cross = linalg.eigvalsh(root.mm(spread2).mm(root)).clamp(0).sqrt().sum();
        return ((mean1 - mean2).square().sum() + spread1.trace() + spread2.trace() - (cross * 2)).ToDouble();
    }

    private static (Tensor Mean, Tensor Covariance) Moments(IReadOnlyList<float[]> features)
    {
        if (features.Count < 2)
        {
            throw new ArgumentException($"A distribution needs at least 2 clips, not {features.Count}.", nameof(features));
        }

        var all = tensor(features.SelectMany(row => row).ToArray(), [features.Count, features[0].Length]).to(ScalarType.Float64);
        var mean = all.mean([0]);
        var centred = all - mean;
        return (mean, centred.t().mm(centred) / (features.Count - 1));
    }

    private static Tensor Root(Tensor symmetric)
    {
        var (values, vectors) = linalg.eigh(symmetric);
        return (vectors * values.clamp(0).sqrt()).mm(vectors.t());
    }
}
