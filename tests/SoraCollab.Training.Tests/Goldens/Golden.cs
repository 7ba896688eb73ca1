using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Goldens;

/// <summary>Tensors that diffusers 0.40 and transformers 5.23 computed in float32 with the small random models that lie beside them.</summary>
internal static class Golden
{
    public static Dictionary<string, Tensor> Read(string folder, string file) =>
        SafetensorsFile.Read(Path.Combine(AppContext.BaseDirectory, "Goldens", folder, file + ".safetensors"));

    /// <summary>Largest difference as a share of the largest expected value.</summary>
    public static double Error(Tensor expected, Tensor actual) =>
        ((expected - actual).abs().max() / expected.abs().max()).ToDouble();
}
