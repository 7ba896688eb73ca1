using System.Collections.Immutable;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// The shape of an LTX video autoencoder (diffusers class AutoencoderKLLTXVideo): that of 0.9.0, with strided convolutions
/// down, or that of 0.9.5 and later, which folds size into channels and whose decoder may be told a timestep.
/// </summary>
/// <param name="PixelChannels">Channels of a frame.</param>
/// <param name="LatentChannels">Channels of a latent.</param>
/// <param name="PatchSize">Pixels of a side that become channels before the first convolution.</param>
/// <param name="NormEpsilon">Epsilon of the layer norm in front of shortcuts that change the width.</param>
/// <param name="ScalingFactor">Factor on normalised latents.</param>
/// <param name="Encoder">The encoder's side, from pixels to latents.</param>
/// <param name="Downsampling">How each encoder block makes a video smaller.</param>
/// <param name="Decoder">The decoder's side, in the order of the configuration: the block next to the pixels first.</param>
/// <param name="UpsampleFactors">By how much each decoder block narrows when it enlarges, in the order of <paramref name="Decoder"/>.</param>
/// <param name="UpsampleResiduals">Whether each decoder block has a shortcut past its enlarging convolution, in the same order.</param>
/// <param name="InjectsNoise">Whether the residual layers of each decoder block, and last of the middle block, add noise, in the order of <paramref name="Decoder"/>.</param>
/// <param name="HasTimestep">Whether the decoder denoises a little itself and is told a timestep.</param>
public sealed record LtxVaeConfig(
    int PixelChannels,
    int LatentChannels,
    int PatchSize,
    float NormEpsilon,
    float ScalingFactor,
    LtxVaeSide Encoder,
    ImmutableArray<LtxDownsampling> Downsampling,
    LtxVaeSide Decoder,
    ImmutableArray<int> UpsampleFactors,
    ImmutableArray<bool> UpsampleResiduals,
    ImmutableArray<bool> InjectsNoise,
    bool HasTimestep)
{
    private const string FirstBlock = "LTXVideoDownBlock3D";
    private const string FoldingBlock = "LTXVideo095DownBlock3D";

    /// <summary>Pixels of a side per latent.</summary>
    public int SpatialCompression => PatchSize << Downsampling.Count(kind => kind is LtxDownsampling.Convolution or LtxDownsampling.Spatial or LtxDownsampling.SpatioTemporal);

    /// <summary>Frames per latent frame, but for the first frame, which has one of its own.</summary>
    public int TemporalCompression => 1 << Downsampling.Count(kind => kind is LtxDownsampling.Convolution or LtxDownsampling.Temporal or LtxDownsampling.SpatioTemporal);

    /// <summary>Reads the configuration; every option is either understood or refused by name.</summary>
    /// <param name="config">The component's config.json.</param>
    /// <exception cref="UnsupportedOptionException">An option has a value that is not supported.</exception>
    public static LtxVaeConfig Parse(ModelConfig config)
    {
        config.Expect("patch_size_t", "1");
        bool folding = FoldsSize(config);
        var encoder = LtxVaeSide.Parse(config, string.Empty, causalByDefault: true, folding);
        var decoder = LtxVaeSide.Parse(config, "decoder_", causalByDefault: false);
        var noise = config.Booleans("decoder_inject_noise");
        LtxVaeSide.RequireLength(config, "decoder_inject_noise", noise.Length, decoder.Widths.Length + 1);
        var factors = config.Integers("upsample_factor");
        LtxVaeSide.RequireLength(config, "upsample_factor", factors.Length, decoder.Widths.Length);
        var residuals = config.Booleans("upsample_residual");
        LtxVaeSide.RequireLength(config, "upsample_residual", residuals.Length, decoder.Widths.Length);
        var parsed = new LtxVaeConfig(
            config.Integer("in_channels"),
            config.Integer("latent_channels"),
            config.Integer("patch_size"),
            (float)config.Number("resnet_norm_eps", 1e-6),
            (float)config.Number("scaling_factor", 1),
            encoder,
            ReadDownsampling(config, encoder, folding),
            decoder,
            factors,
            residuals,
            noise,
            config.Boolean("timestep_conditioning", false));
        config.Expect("out_channels", $"{parsed.PixelChannels}");
        config.Expect("spatial_compression_ratio", $"{parsed.SpatialCompression}", "null");
        config.Expect("temporal_compression_ratio", $"{parsed.TemporalCompression}", "null");

        // Each enlarging block doubles frames, height and width, so both must have been halved as often.
        int enlarging = decoder.ScalingCount;
        if (parsed.TemporalCompression != 1 << enlarging || parsed.SpatialCompression != parsed.PatchSize << enlarging)
        {
            throw new UnsupportedOptionException(
                config.Path,
                "decoder_spatio_temporal_scaling",
                $"with {enlarging} times true",
                $"as much as \"spatio_temporal_scaling\" makes smaller ({parsed.TemporalCompression} in time, {parsed.SpatialCompression / parsed.PatchSize} in space)");
        }

        parsed.RefuseWidthsThatTimestepsCannotFollow(config);
        config.RefuseUnread();
        return parsed;
    }

    /// <summary>Every published decoder with a timestep narrows by its factors alone; layers that narrow otherwise take none.</summary>
    private void RefuseWidthsThatTimestepsCannotFollow(ModelConfig config)
    {
        for (var i = 0; HasTimestep && i < Decoder.Widths.Length - 1; i++)
        {
            if (Decoder.Widths[i + 1] / UpsampleFactors[i + 1] != Decoder.Widths[i])
            {
                throw new UnsupportedOptionException(
                    config.Path, "decoder_block_out_channels", $"[.., {Decoder.Widths[i]}, {Decoder.Widths[i + 1]}, ..]", "with timestep_conditioning, widths that fall by \"upsample_factor\"");
            }
        }
    }

    /// <summary>Whether the encoder is of the generation that folds size into channels.</summary>
    private static bool FoldsSize(ModelConfig config)
    {
        var blocks = config.Texts("down_block_types");
        var first = blocks.FirstOrDefault(FirstBlock);
        var supported = first == FoldingBlock ? FoldingBlock : FirstBlock;
        RequireEach(config, "down_block_types", blocks, supported, config.Booleans("spatio_temporal_scaling").Length);
        return supported == FoldingBlock;
    }

    private static ImmutableArray<LtxDownsampling> ReadDownsampling(ModelConfig config, LtxVaeSide encoder, bool folding)
    {
        if (!folding && !config.Has("downsample_type"))
        {
            return [.. encoder.Scales.Select(scales => scales ? LtxDownsampling.Convolution : LtxDownsampling.None)];
        }

        var names = config.Texts("downsample_type");
        LtxVaeSide.RequireLength(config, "downsample_type", names.Length, encoder.Scales.Length);
        return
        [
            .. names.Select((name, i) => (name, folding) switch
            {
                ("conv", false) => encoder.Scales[i] ? LtxDownsampling.Convolution : LtxDownsampling.None,
                ("spatial", true) => encoder.Scales[i] ? LtxDownsampling.Spatial : LtxDownsampling.None,
                ("temporal", true) => encoder.Scales[i] ? LtxDownsampling.Temporal : LtxDownsampling.None,
                ("spatiotemporal", true) => encoder.Scales[i] ? LtxDownsampling.SpatioTemporal : LtxDownsampling.None,
                _ => throw new UnsupportedOptionException(config.Path, "downsample_type", $"\"{name}\"", folding ? "spatial, temporal or spatiotemporal" : "conv"),
            }),
        ];
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
