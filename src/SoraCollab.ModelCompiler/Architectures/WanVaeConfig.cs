using System.Collections.Immutable;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>The shape of a Wan video autoencoder (diffusers class AutoencoderKLWan): that of 2.1, or that of 2.2 with shortcuts past whole blocks.</summary>
/// <param name="PixelChannels">Channels of a frame.</param>
/// <param name="LatentChannels">Channels of a latent.</param>
/// <param name="PatchSize">Pixels of a side that become channels before the first convolution; 1 for 2.1.</param>
/// <param name="EncoderWidth">Channels that the encoder's multiples are of.</param>
/// <param name="DecoderWidth">Channels that the decoder's multiples are of.</param>
/// <param name="WidthMultiples">Widths of the levels, from the pixels inwards.</param>
/// <param name="LayerCount">Residual layers of an encoder's level; a decoder's has one more.</param>
/// <param name="HalvesTime">Whether each step between levels also halves time, from the pixels inwards.</param>
/// <param name="HasBlockShortcuts">Whether whole levels have shortcuts (2.2).</param>
/// <param name="LatentMeans">Mean of each latent channel.</param>
/// <param name="LatentDeviations">Standard deviation of each latent channel.</param>
public sealed record WanVaeConfig(
    int PixelChannels,
    int LatentChannels,
    int PatchSize,
    int EncoderWidth,
    int DecoderWidth,
    ImmutableArray<int> WidthMultiples,
    int LayerCount,
    ImmutableArray<bool> HalvesTime,
    bool HasBlockShortcuts,
    ImmutableArray<double> LatentMeans,
    ImmutableArray<double> LatentDeviations)
{
    // The class's own values, which files of 2.1 may leave out.
    private static readonly ImmutableArray<double> Means21 = [-0.7571, -0.7089, -0.9113, 0.1075, -0.1745, 0.9653, -0.1517, 1.5508, 0.4134, -0.0715, 0.5517, -0.3632, -0.1922, -0.9497, 0.2503, -0.2921];
    private static readonly ImmutableArray<double> Deviations21 = [2.8184, 1.4541, 2.3275, 2.6558, 1.2196, 1.7708, 2.6052, 2.0743, 3.2687, 2.1526, 2.8652, 1.5579, 1.6382, 1.1253, 2.8251, 1.9160];

    /// <summary>Levels; between two of them height and width halve.</summary>
    public int LevelCount => WidthMultiples.Length;

    /// <summary>Pixels of a side per latent.</summary>
    public int SpatialCompression => PatchSize << (LevelCount - 1);

    /// <summary>Frames per latent frame, but for the first frame, which has one of its own.</summary>
    public int TemporalCompression => 1 << HalvesTime.Count(halves => halves);

    /// <summary>Reads the configuration; every option is either understood or refused by name.</summary>
    /// <param name="config">The component's config.json.</param>
    /// <exception cref="UnsupportedOptionException">An option has a value that is not supported.</exception>
    public static WanVaeConfig Parse(ModelConfig config)
    {
        config.Expect("attn_scales", "[]", "null");
        var patch = config.Has("patch_size") ? config.Integer("patch_size") : 1;
        config.WithoutInfluence("patch_size", "dropout", "decoder_base_dim", "latents_mean", "latents_std");
        var width = config.Integer("base_dim", fallback: 96);
        var latentChannels = config.Integer("z_dim", fallback: 16);
        var isOwn = latentChannels == Means21.Length;
        var parsed = new WanVaeConfig(
            Folded(config, "in_channels", patch),
            latentChannels,
            patch,
            width,
            config.Has("decoder_base_dim") ? config.Integer("decoder_base_dim") : width,
            config.Has("dim_mult") ? config.Integers("dim_mult") : [1, 2, 4, 4],
            config.Integer("num_res_blocks", fallback: 2),
            config.Has("temperal_downsample") ? config.Booleans("temperal_downsample") : [false, true, true],
            config.Boolean("is_residual", false),
            config.Has("latents_mean") || !isOwn ? config.Numbers("latents_mean") : Means21,
            config.Has("latents_std") || !isOwn ? config.Numbers("latents_std") : Deviations21);
        config.WithoutInfluence("dim_mult", "temperal_downsample");
        RequireLength(config, "temperal_downsample", parsed.HalvesTime.Length, parsed.LevelCount - 1);
        RequireLength(config, "latents_mean", parsed.LatentMeans.Length, latentChannels);
        RequireLength(config, "latents_std", parsed.LatentDeviations.Length, latentChannels);
        config.Expect("out_channels", $"{parsed.PixelChannels * patch * patch}");
        config.Expect("scale_factor_spatial", $"{parsed.SpatialCompression}");
        config.Expect("scale_factor_temporal", $"{parsed.TemporalCompression}");

        // Frames are cut to what pixels can show in any case.
        config.Expect("clip_output", "true", "false");
        config.RefuseUnread();
        return parsed;
    }

    private static int Folded(ModelConfig config, string key, int patch)
    {
        var channels = config.Integer(key, fallback: 3);
        return channels % (patch * patch) == 0
            ? channels / (patch * patch)
            : throw new UnsupportedOptionException(config.Path, key, $"{channels}", $"multiples of {patch * patch} (patch_size {patch})");
    }

    private static void RequireLength(ModelConfig config, string key, int actual, int wanted)
    {
        if (actual != wanted)
        {
            throw new UnsupportedOptionException(config.Path, key, $"a list of {actual}", $"a list of {wanted}");
        }
    }
}
