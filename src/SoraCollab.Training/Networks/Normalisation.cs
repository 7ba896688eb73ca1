using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>Norms that the framework has not got, or not in this type.</summary>
internal static class Normalisation
{
    /// <summary>1 / root of the mean square over the last axis, which stays as an axis of length 1.</summary>
    public static Tensor InverseRms(Tensor x, double epsilon) =>
        x.square().mean([-1], keepdim: true, type: ScalarType.Float32).add(epsilon).rsqrt().to(x.dtype);

    public static Tensor Rms(Tensor x, double epsilon) => x * InverseRms(x, epsilon);
}
