using System.Globalization;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// The noise that a decoder adds inside its layers, as inputs of the graph, so that a seed decides it: for every draw, in the order in
/// which diffusers draws, one input <c>layer_noise.DRAW.SCALE</c> [rows x SCALE, columns x SCALE] of the latents.
/// </summary>
internal sealed class LayerNoiseInputs(GraphBuilder graph)
{
    private int draws;

    /// <summary>Makes the inputs of layers at a scale; null for layers that add none.</summary>
    /// <param name="scale">Rows of the layer for each row of the latents.</param>
    /// <param name="injects">Whether the layers add noise.</param>
    public Func<GraphValue>? At(int scale, bool injects) => injects ? () => Next(scale) : null;

    private GraphValue Next(int scale)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{LayerNoise.Prefix}{draws++}.{scale}");
        return graph.Input(name, OnnxElementType.Float32, $"latent_height_x{scale}", $"latent_width_x{scale}");
    }
}
