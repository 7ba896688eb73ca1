using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>One block: attention among the tokens, attention to the words, feed-forward; the first and last are gated by the noise level.</summary>
internal sealed class LtxBlock
{
    private const double Epsilon = 1e-6;
    private readonly LtxAttention own;
    private readonly LtxAttention words;
    private readonly Linear widen;
    private readonly Linear narrow;
    private readonly Weight table;
    private readonly int width;

    public LtxBlock(WeightSet weights, string name, LtxTransformerShape shape)
    {
        width = shape.Width;
        table = weights.Declare(name + ".scale_shift_table", [6, width], OpenGates);
        own = new LtxAttention(weights, name + ".attn1", width, shape.Heads);
        words = new LtxAttention(weights, name + ".attn2", width, shape.Heads);
        widen = weights.Linear(name + ".ff.net.0.proj", width, 4 * width);
        narrow = weights.Linear(name + ".ff.net.2", 4 * width, width, gain: 0.3);
    }

    /// <param name="x">[batch, tokens, width]</param>
    /// <param name="modulation">Shifts, scales and gates from the noise levels, [batch, levels, 6, width]; tokens fall into as many equal runs.</param>
    /// <param name="context">Words, [batch, words, width].</param>
    /// <param name="contextBias">[batch, 1, 1, words]</param>
    public Tensor Forward(Tensor x, Tensor modulation, Tensor context, Tensor contextBias, RotaryTables tables)
    {
        var flat = x.shape;
        long[] runs = [flat[0], modulation.shape[1], flat[1] / modulation.shape[1], width];
        var parts = (modulation + table.As(x.dtype)).unsqueeze(2).unbind(3); // shift, scale, gate; shift, scale, gate
        var h = addcmul(parts[0], Normalisation.Rms(x, Epsilon).view(runs), parts[1] + 1, 1);
        x = addcmul(x.view(runs), own.Self(h.view(flat), tables).view(runs), parts[2], 1).view(flat);
        x = x + words.Cross(x, context, contextBias);
        h = addcmul(parts[3], Normalisation.Rms(x, Epsilon).view(runs), parts[4] + 1, 1);
        h = narrow.Forward(nn.functional.gelu(widen.Forward(h.view(flat)), TorchSharp.Modules.GELU.Approximate.tanh));
        return addcmul(x.view(runs), h.view(runs), parts[5], 1).view(flat);
    }

    /// <summary>Gates begin at one: a branch works from the first step.</summary>
    private static Tensor OpenGates(long[] shape)
    {
        var start = zeros(shape);
        start[2].fill_(1);
        start[5].fill_(1);
        return start;
    }
}
