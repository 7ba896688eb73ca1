using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// Multi-head attention of LTX-Video: queries and keys are RMS-normalised over all heads together, then turned by their positions.
/// </summary>
/// <remarks>
/// Products of batched matrices and a softmax: several times faster to train on a CPU at these lengths than the fused attention call.
/// Attention does not see the order of channels within a head, so queries and keys are computed with all first channels of the pairs
/// before all second ones (by the order of the weight rows): the rotation is then done on long runs of memory.
/// </remarks>
internal sealed class LtxAttention
{
    private const double Epsilon = 1e-5;
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear output;
    private readonly Weight queryNorm;
    private readonly Weight keyNorm;
    private readonly int heads;
    private readonly int width;

    public LtxAttention(WeightSet weights, string name, int width, int heads)
    {
        (this.heads, this.width) = (heads, width);
        query = weights.Linear(name + ".to_q", width, width);
        key = weights.Linear(name + ".to_k", width, width);
        value = weights.Linear(name + ".to_v", width, width);
        output = weights.Linear(name + ".to_out.0", width, width, gain: 0.3);
        queryNorm = weights.Ones(name + ".norm_q.weight", width);
        keyNorm = weights.Ones(name + ".norm_k.weight", width);
    }

    private double Scale => 1 / Math.Sqrt(width / heads);

    /// <param name="x">[batch, tokens, width]</param>
    /// <param name="tables">Rotary positions of the tokens.</param>
    public Tensor Self(Tensor x, RotaryTables tables)
    {
        var (batch, tokens, type) = (x.shape[0], x.shape[1], x.dtype);
        var half = width / 2;
        var matrix = cat([PairsApart(query.Matrix.Master), PairsApart(key.Matrix.Master), value.Matrix.Master], 0).to(type);
        var bias = cat([PairsApart(query.Bias.Master), PairsApart(key.Bias.Master), value.Bias.Master], 0).to(type);
        var all = nn.functional.linear(x, matrix, bias);
        var both = all.narrow(2, 0, 2 * width).view(batch, tokens, 2, width);
        var scaled = (both * Normalisation.InverseRms(both, Epsilon)).view(batch, tokens, 2, 2, half);

        // The norm's weights and the attention's scale go into the (small) rotary tables: [.., tokens, query or key, half, pairs].
        var gains = stack([PairsApart(queryNorm.Master) * Scale, PairsApart(keyNorm.Master)], 0).view(2, 2, half);
        var cosine = tables.Cosine.unsqueeze(-2).unsqueeze(-2) * gains;
        var signed = stack([tables.Sine.neg(), tables.Sine], -2).unsqueeze(-3) * gains.flip(1);
        var crossed = cat([scaled.narrow(3, 1, 1), scaled.narrow(3, 0, 1)], 3);
        var turned = addcmul(scaled * cosine.to(type), crossed, signed.to(type), 1);

        turned = turned.view(batch, tokens, 2, 2, heads, half / heads).permute(2, 0, 4, 1, 3, 5).reshape(2, batch * heads, tokens, width / heads);
        var values = all.narrow(2, 2 * width, width).view(batch, tokens, heads, width / heads).transpose(1, 2).reshape(batch * heads, tokens, width / heads);
        var shares = bmm(turned[0], turned[1].transpose(1, 2)).softmax(-1);
        return output.Forward(Join(bmm(shares, values), batch, tokens));
    }

    /// <param name="x">[batch, tokens, width]</param>
    /// <param name="context">[batch, words, width]</param>
    /// <param name="bias">Added to the scores, [batch, 1, 1, words].</param>
    public Tensor Cross(Tensor x, Tensor context, Tensor bias)
    {
        var (batch, tokens, words, type) = (x.shape[0], x.shape[1], context.shape[1], x.dtype);
        var q = query.Forward(x);
        q = q * Normalisation.InverseRms(q, Epsilon) * (queryNorm.Master * Scale).to(type);
        var matrix = cat([key.Matrix.Master, value.Matrix.Master], 0).to(type);
        var both = nn.functional.linear(context, matrix, cat([key.Bias.Master, value.Bias.Master], 0).to(type));
        var k = both.narrow(2, 0, width);
        k = k * Normalisation.InverseRms(k, Epsilon) * keyNorm.As(type);
        var scores = bmm(Split(q), Split(k).transpose(1, 2)).view(batch, heads, tokens, words) + bias;
        var shares = scores.softmax(-1).view(batch * heads, tokens, words);
        return output.Forward(Join(bmm(shares, Split(both.narrow(2, width, width))), batch, tokens));
    }

    /// <summary>Puts the first channels of all pairs before the second ones, along the first axis.</summary>
    private Tensor PairsApart(Tensor rows) =>
        rows.dim() == 1
            ? rows.view(width / 2, 2).t().reshape(width)
            : rows.view(width / 2, 2, rows.shape[1]).transpose(0, 1).reshape(width, rows.shape[1]);

    private Tensor Split(Tensor x) =>
        x.view(x.shape[0], x.shape[1], heads, width / heads).transpose(1, 2).reshape(x.shape[0] * heads, x.shape[1], width / heads);

    private Tensor Join(Tensor x, long batch, long tokens) =>
        x.view(batch, heads, tokens, width / heads).transpose(1, 2).reshape(batch, tokens, width);
}
