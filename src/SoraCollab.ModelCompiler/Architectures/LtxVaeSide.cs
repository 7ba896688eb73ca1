using System.Collections.Immutable;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>One side of the autoencoder: a list of blocks between the pixels' end and the middle block.</summary>
/// <param name="Widths">Channels of each block; a folding encoder has one more, which the last block ends in.</param>
/// <param name="LayerCounts">Residual layers of each block, and last of the middle block.</param>
/// <param name="Scales">Whether each block halves (or doubles) frames, height and width.</param>
/// <param name="IsCausal">Whether a frame depends on earlier frames only.</param>
public sealed record LtxVaeSide(ImmutableArray<int> Widths, ImmutableArray<int> LayerCounts, ImmutableArray<bool> Scales, bool IsCausal)
{
    /// <summary>Number of blocks that change the size.</summary>
    public int ScalingCount => Scales.Count(scales => scales);

    internal static LtxVaeSide Parse(ModelConfig config, string prefix, bool causalByDefault, bool endsInOwnWidth = false)
    {
        var widths = config.Integers($"{prefix}block_out_channels");
        var layers = config.Integers($"{prefix}layers_per_block", minimum: 0);
        var scales = config.Booleans($"{prefix}spatio_temporal_scaling");
        if (widths.IsEmpty)
        {
            throw new UnsupportedOptionException(config.Path, $"{prefix}block_out_channels", "[]", "at least one width");
        }

        var blocks = endsInOwnWidth ? widths.Length - 1 : widths.Length;
        RequireLength(config, $"{prefix}layers_per_block", layers.Length, blocks + 1);
        RequireLength(config, $"{prefix}spatio_temporal_scaling", scales.Length, blocks);
        return new LtxVaeSide(widths, layers, scales, config.Boolean(prefix.Length == 0 ? "encoder_causal" : "decoder_causal", causalByDefault));
    }

    internal static void RequireLength(ModelConfig config, string key, int length, int needed)
    {
        if (length != needed)
        {
            throw new UnsupportedOptionException(config.Path, key, $"a list of {length}", $"a list of {needed}, to go with the widths");
        }
    }
}
