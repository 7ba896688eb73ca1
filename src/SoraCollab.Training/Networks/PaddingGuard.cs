using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// Makes a T5 encoder's outputs for the words the same whether or not padding is masked, and however long it is: LTXPipeline calls its
/// text encoder without a mask, other callers pass one.
/// </summary>
/// <remarks>
/// Two channels of the residual stream are reserved. Channel 0 is large for the padding token and 0 for every other, channel 1 is
/// constant; no layer writes to either. In each head one query channel reads the constant and one key channel reads, negated, channel
/// 0: a padding key so gets a score far below any word's, a word's score is unchanged.
/// </remarks>
internal sealed class PaddingGuard
{
    private const float Marker = 32;
    private const float Constant = 4;
    private const float Strength = 4;
    private readonly WeightSet weights;
    private readonly string prefix;
    private readonly T5Shape shape;

    public PaddingGuard(WeightSet weights, string prefix, T5Shape shape) => (this.weights, this.prefix, this.shape) = (weights, prefix, shape);

    /// <summary>Puts the reserved channels back to their values, in a vector laid out like the set's.</summary>
    public void Apply(Tensor flat)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var embeddings = View(flat, "shared.weight");
        embeddings.narrow(1, 0, 1).zero_();
        embeddings.narrow(1, 1, 1).fill_(Constant);
        embeddings[0].zero_();
        embeddings[0].narrow(0, 0, 1).fill_(Marker);
        embeddings[0].narrow(0, 1, 1).fill_(Constant);
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var block = $"encoder.block.{layer}.layer.";
            View(flat, block + "0.layer_norm.weight").narrow(0, 0, 2).fill_(1);
            View(flat, block + "0.SelfAttention.o.weight").narrow(0, 0, 2).zero_();
            View(flat, block + "1.DenseReluDense.wo.weight").narrow(0, 0, 2).zero_();
            Reserve(View(flat, block + "0.SelfAttention.q.weight"), channel: 1, Strength);
            Reserve(View(flat, block + "0.SelfAttention.k.weight"), channel: 0, -Strength);
        }
    }

    private void Reserve(Tensor matrix, int channel, float value)
    {
        var first = matrix.view(shape.Heads, shape.HeadWidth, shape.Width).select(1, 0);
        first.zero_();
        first.narrow(1, channel, 1).fill_(value);
    }

    private Tensor View(Tensor flat, string name)
    {
        var weight = weights[prefix + name];
        return flat.narrow(0, weights.Offsets[weight.Name], weight.Count).view(weight.Shape);
    }
}
