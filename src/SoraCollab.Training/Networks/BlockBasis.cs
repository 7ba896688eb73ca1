using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// Principal components of blocks, with scales: a code is (x - mean) basis / scale. The scales are halfway to whitening, so that the
/// norms of the network do not see the brightness alone.
/// </summary>
internal sealed class BlockBasis
{
    private const double Least = 1e-3;

    /// <param name="blocks">[.., values]</param>
    /// <param name="keep">Components to keep, the most important ones.</param>
    public BlockBasis(Tensor blocks, int keep)
    {
        var x = blocks.reshape(-1, blocks.shape[^1]);
        Mean = x.mean([0]);
        var centred = x - Mean;
        var (powers, vectors) = linalg.eigh(centred.t().mm(centred).to(ScalarType.Float64) / x.shape[0]); // ascending
        var size = vectors.shape[1];
        Basis = vectors.narrow(1, size - keep, keep).flip(1).to(ScalarType.Float32);
        Basis = Basis * where(Basis.sum(0).lt(0), tensor(-1f), tensor(1f)); // the sign is open: fixed here
        Deviation = powers.narrow(0, size - keep, keep).flip(0).clamp(1e-10).sqrt().to(ScalarType.Float32);
        var half = Deviation.clamp((Deviation[0] * Least).ToDouble()).sqrt();
        Scale = half * (Deviation / half).square().mean().sqrt();
    }

    public Tensor Mean { get; }

    /// <summary>Orthonormal columns, [values, components].</summary>
    public Tensor Basis { get; }

    public Tensor Deviation { get; }

    public Tensor Scale { get; }

    /// <summary>Coefficients, not scaled.</summary>
    public Tensor Code(Tensor blocks) => (blocks - Mean).matmul(Basis);
}
