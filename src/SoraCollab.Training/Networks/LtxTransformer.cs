using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// diffusers' LTXVideoTransformer3DModel (patch size 1, no affine norms), with its parameter names and its numbers, in a form that
/// trains fast on a CPU. Predicts the flow velocity, noise minus data, of latent tokens.
/// </summary>
internal sealed class LtxTransformer
{
    private const int SinusoidWidth = 256;
    private readonly LtxTransformerShape shape;
    private readonly Linear projectIn;
    private readonly Linear projectOut;
    private readonly Linear time1;
    private readonly Linear time2;
    private readonly Linear timeToBlocks;
    private readonly Linear caption1;
    private readonly Linear caption2;
    private readonly Weight table;
    private readonly LtxBlock[] blocks;

    public LtxTransformer(WeightSet weights, string prefix, LtxTransformerShape shape)
    {
        this.shape = shape;
        var width = shape.Width;
        projectIn = weights.Linear(prefix + "proj_in", shape.Channels, width, orthogonalised: false);
        projectOut = weights.Linear(prefix + "proj_out", width, shape.Channels, gain: 0, orthogonalised: false);
        time1 = weights.Linear(prefix + "time_embed.emb.timestep_embedder.linear_1", SinusoidWidth, width);
        time2 = weights.Linear(prefix + "time_embed.emb.timestep_embedder.linear_2", width, width);
        timeToBlocks = weights.Linear(prefix + "time_embed.linear", width, 6 * width, gain: 0.1);
        caption1 = weights.Linear(prefix + "caption_projection.linear_1", shape.TextWidth, width);
        caption2 = weights.Linear(prefix + "caption_projection.linear_2", width, width);
        table = weights.Declare(prefix + "scale_shift_table", [2, width], size => zeros(size));
        blocks = [.. Enumerable.Range(0, shape.Layers).Select(i => new LtxBlock(weights, $"{prefix}transformer_blocks.{i}", shape))];
    }

    /// <param name="latents">Normalised latents, [batch, tokens, channels], in the type to compute in.</param>
    /// <param name="timesteps">Noise level times 1000, [batch, levels]: one for all tokens, one for each frame, or one for each token.</param>
    /// <param name="text">Text encoder's outputs, [batch, words, text width].</param>
    /// <param name="mask">1 for words, 0 for padding, [batch, words].</param>
    /// <returns>The velocity, and the features after the middle block, which auxiliary objectives read.</returns>
    public (Tensor Velocity, Tensor Middle) Forward(Tensor latents, Tensor timesteps, Tensor text, Tensor mask, RotaryTables tables)
    {
        var (batch, tokens, levels, type) = (latents.shape[0], latents.shape[1], timesteps.shape[1], latents.dtype);
        var x = projectIn.Forward(latents);
        var embedded = time2.Forward(nn.functional.silu(time1.Forward(Sinusoid(timesteps).to(type))));
        var modulation = timeToBlocks.Forward(nn.functional.silu(embedded)).view(batch, levels, 6, shape.Width);
        var context = caption2.Forward(nn.functional.gelu(caption1.Forward(text.to(type)), TorchSharp.Modules.GELU.Approximate.tanh));
        var bias = ((1 - mask) * -10000).to(type).unsqueeze(1).unsqueeze(1);
        var middle = x;
        for (var i = 0; i < blocks.Length; i++)
        {
            x = blocks[i].Forward(x, modulation, context, bias, tables);
            middle = i + 1 == blocks.Length / 2 ? x : middle;
        }

        var ends = (embedded.unsqueeze(2) + table.As(type)).unsqueeze(2).unbind(3); // shift, scale
        long[] runs = [batch, levels, tokens / levels, shape.Width];
        x = nn.functional.layer_norm(x, [shape.Width], eps: 1e-6).view(runs);
        x = addcmul(ends[0], x, ends[1] + 1, 1).view(batch, tokens, shape.Width);
        return (projectOut.Forward(x), middle);
    }

    private static Tensor Sinusoid(Tensor timesteps)
    {
        var half = SinusoidWidth / 2;
        var angles = timesteps.unsqueeze(-1) * exp(arange(half, dtype: ScalarType.Float32) * (-Math.Log(10000) / half));
        return cat([angles.cos(), angles.sin()], -1);
    }
}
