using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>An autoencoder over the parameters of a set, through which gradients flow: for one step, since the set's values change.</summary>
internal static class TrainableAutoencoder
{
    public static LtxVideoAutoencoder Of(WeightSet weights, ScalarType type) =>
        LtxVideoAutoencoder.Over(weights.Weights.ToDictionary(weight => weight.Name, weight => weight.As(type), StringComparer.Ordinal), type);
}
