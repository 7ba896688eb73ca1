using System.Collections.Immutable;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// The shape of an LTX video autoencoder of the first generation (0.9.0): strided convolutions down, depth to space up, no
/// noise and no timestep in the decoder (diffusers class AutoencoderKLLTXVideo).
/// </summary>
/// <param name="PixelChannels">Channels of a frame.</param>
/// <param name="LatentChannels">Channels of a latent.</param>
/// <param name="PatchSize">Pixels of a side that become channels before the first convolution.</param>
/// <param name="NormEpsilon">Epsilon of the layer norm in front of shortcuts that change the width.</param>
/// <param name="ScalingFactor">Factor on normalised latents.</param>
/// <param name="Encoder">The encoder's side, from pixels to latents.</param>
/// <param name="Decoder">The decoder's side, in the order of the configuration: the block next to the pixels first.</param>
/// <param name="UpsampleFactors">By how much each decoder block narrows when it enlarges, in the order of <paramref name="Decoder"/>.</param>
public sealed record LtxVaeConfig(
    int PixelChannels,
    int LatentChannels,
    int PatchSize,
    float NormEpsilon,
    float ScalingFactor,
    LtxVaeSide Encoder,
    LtxVaeSide Decoder,
    ImmutableArray<int> UpsampleFactors)
{
    /// <summary>Pixels of a side per latent.</summary>
    public int SpatialCompression => PatchSize << Encoder.ScalingCount;

    /// <summary>Frames per latent frame, but for the first frame, which has one of its own.</summary>
    public int TemporalCompression => 1 << Encoder.ScalingCount;

    /// <summary>Reads the configuration; every option is either understood or refused by name.</summary>
    /// <param name="config">The component's config.json.</param>
    /// <exception cref="UnsupportedOptionException">An option has a value that is not supported.</exception>
    public static LtxVaeConfig Parse(ModelConfig config)
    {
        config.Expect("timestep_conditioning", "false");
        config.Expect("patch_size_t", "1");
        var encoder = LtxVaeSide.Parse(config, string.Empty, causalByDefault: true);
        var decoder = LtxVaeSide.Parse(config, "decoder_", causalByDefault: false);
        RequireEach(config, "down_block_types", config.Texts("down_block_types"), "LTXVideoDownBlock3D", encoder.Widths.Length);
        if (config.Has("downsample_type"))
        {
            RequireEach(config, "downsample_type", config.Texts("downsample_type"), "conv", encoder.Widths.Length);
        }

        RequireEach(config, "decoder_inject_noise", config.Booleans("decoder_inject_noise"), false, decoder.Widths.Length + 1);
        RequireEach(config, "upsample_residual", config.Booleans("upsample_residual"), false, decoder.Widths.Length);
        var factors = config.Integers("upsample_factor");
        LtxVaeSide.RequireLength(config, "upsample_factor", factors.Length, decoder.Widths.Length);
        var parsed = new LtxVaeConfig(
            config.Integer("in_channels"),
            config.Integer("latent_channels"),
            config.Integer("patch_size"),
            (float)config.Number("resnet_norm_eps", 1e-6),
            (float)config.Number("scaling_factor", 1),
            encoder,
            decoder,
            factors);
        config.Expect("out_channels", $"{parsed.PixelChannels}");
        config.Expect("spatial_compression_ratio", $"{parsed.SpatialCompression}", "null");
        config.Expect("temporal_compression_ratio", $"{parsed.TemporalCompression}", "null");
        if (encoder.ScalingCount != decoder.ScalingCount)
        {
            throw new UnsupportedOptionException(
                config.Path, "decoder_spatio_temporal_scaling", $"with {decoder.ScalingCount} times true", $"as many as in \"spatio_temporal_scaling\" ({encoder.ScalingCount})");
        }

        config.RefuseUnread();
        return parsed;
    }

    private static void RequireEach<T>(ModelConfig config, string key, ImmutableArray<T> values, T supported, int length)
    {
        LtxVaeSide.RequireLength(config, key, values.Length, length);
        foreach (var value in values)
        {
            if (!Equals(value, supported))
            {
                throw new UnsupportedOptionException(config.Path, key, $"{value}".ToLowerInvariant() is "true" or "false" ? $"{value}".ToLowerInvariant() : $"\"{value}\"", $"{supported}");
            }
        }
    }
}
