using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// Widths of an AutoencoderKLLTXVideo of the plain kind, 16x in space and 4x in time: one width for the whole encoder, three for the
/// decoder, so that no block changes its width. The encoder is wider than the latents, the outer level wider than 48.
/// </summary>
/// <param name="Encoder">Channels of the encoder.</param>
/// <param name="Inner">Channels of the decoder at 1/16 of the size.</param>
/// <param name="Middle">At 1/8.</param>
/// <param name="Outer">At 1/4.</param>
/// <param name="Latents">Channels of the latents.</param>
internal sealed record AutoencoderShape(int Encoder = 160, int Inner = 256, int Middle = 128, int Outer = 64, int Latents = LtxCompression.Channels)
{
    /// <summary>Values of a patch of 4x4 pixels.</summary>
    public const int Patch = 48;

    /// <summary>Every convolution: name, channels out and in.</summary>
    public IEnumerable<(string Name, int Outputs, int Inputs)> Convolutions()
    {
        yield return ("encoder.conv_in.conv", Encoder, Patch);
        yield return ("encoder.down_blocks.0.downsamplers.0.conv", Encoder, Encoder);
        foreach (var block in (string[])["encoder.down_blocks.1.resnets.0", "encoder.mid_block.resnets.0", "encoder.mid_block.resnets.1"])
        {
            yield return (block + ".conv1.conv", Encoder, Encoder);
            yield return (block + ".conv2.conv", Encoder, Encoder);
        }

        yield return ("encoder.down_blocks.1.downsamplers.0.conv", Encoder, Encoder);
        yield return ("encoder.conv_out.conv", Latents + 1, Encoder);
        yield return ("decoder.conv_in.conv", Inner, Latents);
        foreach (var (block, width) in ((string, int)[])
            [("mid_block.resnets.0", Inner), ("mid_block.resnets.1", Inner), ("up_blocks.0.resnets.0", Middle), ("up_blocks.0.resnets.1", Middle), ("up_blocks.1.resnets.0", Outer)])
        {
            yield return ($"decoder.{block}.conv1.conv", width, width);
            yield return ($"decoder.{block}.conv2.conv", width, width);
        }

        yield return ("decoder.up_blocks.0.upsamplers.0.conv.conv", 8 * Middle, Inner);
        yield return ("decoder.up_blocks.1.upsamplers.0.conv.conv", 8 * Outer, Middle);
        yield return ("decoder.conv_out.conv", Patch, Outer);
    }

    /// <summary>Lays out the parameters, at random; call <see cref="WeightSet.Allocate"/> afterwards.</summary>
    public void Declare(WeightSet weights)
    {
        foreach (var (name, outputs, inputs) in Convolutions())
        {
            weights.Declare(name + ".weight", [outputs, inputs, 3, 3, 3], shape => randn(shape) / Math.Sqrt(27 * inputs));
            weights.Declare(name + ".bias", [outputs], shape => zeros(shape));
        }
    }

    /// <summary>The configuration that diffusers' class reads.</summary>
    public string ToConfig() => $$"""
        {
          "_class_name": "AutoencoderKLLTXVideo",
          "_diffusers_version": "0.40.0",
          "block_out_channels": [{{Encoder}}, {{Encoder}}],
          "decoder_block_out_channels": [{{Middle}}, {{Inner}}],
          "decoder_causal": false,
          "decoder_inject_noise": [false, false, false],
          "decoder_layers_per_block": [1, 2, 2],
          "decoder_spatio_temporal_scaling": [true, true],
          "down_block_types": ["LTXVideoDownBlock3D", "LTXVideoDownBlock3D"],
          "downsample_type": ["conv", "conv"],
          "encoder_causal": true,
          "in_channels": 3,
          "latent_channels": {{Latents}},
          "layers_per_block": [0, 1, 2],
          "out_channels": 3,
          "patch_size": 4,
          "patch_size_t": 1,
          "resnet_norm_eps": 1e-06,
          "scaling_factor": 1.0,
          "spatial_compression_ratio": null,
          "spatio_temporal_scaling": [true, true],
          "temporal_compression_ratio": null,
          "timestep_conditioning": false,
          "upsample_factor": [{{Middle / Outer}}, {{Inner / Middle}}],
          "upsample_residual": [false, false]
        }

        """;
}
