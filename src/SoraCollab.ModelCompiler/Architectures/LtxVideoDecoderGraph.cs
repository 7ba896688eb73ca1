using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the decoder of the LTX video autoencoder. Shapes in comments: B batch, F frames, H and W size, p patch size.</summary>
internal sealed class LtxVideoDecoderGraph(LtxVaeConfig config, GraphBuilder graph)
{
    public CompiledGraph Build()
    {
        var latents = graph.Input("latents", OnnxElementType.Float32, "batch", config.LatentChannels, "latent_frames", "latent_height", "latent_width");
        var batchSize = graph.Node("Shape", [latents], ("start", 0L), ("end", 1L));
        var convolutions = new FrameConvolutions(graph, batchSize);
        var layers = new LtxVaeLayers(graph, convolutions, config.NormEpsilon, config.Decoder.IsCausal);

        // The configuration lists blocks from the pixels inwards; the decoder runs outwards.
        var side = config.Decoder;
        var last = side.Widths.Length - 1;
        var video = convolutions.Apply(Frames(latents), "decoder.conv_in", side.Widths[last], side.IsCausal);
        video = layers.Residuals(video, "decoder.mid_block.resnets", side.LayerCounts[^1]);
        for (var i = last; i >= 0; i--)
        {
            var name = $"decoder.up_blocks.{last - i}";
            var factor = config.UpsampleFactors[i];
            var outputs = side.Widths[i] / factor;
            if (video.Channels / factor != outputs)
            {
                video = layers.Residual(video, $"{name}.conv_in", outputs);
            }

            if (side.Scales[i])
            {
                video = convolutions.Apply(video, $"{name}.upsamplers.0.conv", outputs * 8, side.IsCausal);
                video = convolutions.DepthToSpace(video);
            }

            video = layers.Residuals(video, $"{name}.resnets", side.LayerCounts[i]);
        }

        var patchChannels = config.PixelChannels * config.PatchSize * config.PatchSize;
        video = convolutions.Apply(layers.Activate(video), "decoder.conv_out", patchChannels, side.IsCausal);
        graph.Output("pixels", Unpatchify(video, batchSize), "batch", config.PixelChannels, "frames", "height", "width");
        return graph.Build();
    }

    /// <summary>[B, C, F, H, W] to [B*F, C, H, W].</summary>
    private FrameBatch Frames(GraphValue latents)
    {
        using var scope = graph.Scope("latents");
        var frames = graph.Node("Transpose", [latents], ("perm", new long[] { 0, 2, 1, 3, 4 }));
        var size = graph.Node("Shape", [latents], ("start", 3L), ("end", 5L));
        var data = graph.Node("Reshape", [frames, graph.Node("Concat", [graph.Integers(-1, config.LatentChannels), size], ("axis", 0L))]);
        var frameCount = graph.Node("Squeeze", [graph.Node("Shape", [latents], ("start", 2L), ("end", 3L))]);
        return new FrameBatch(data, frameCount, config.LatentChannels);
    }

    /// <summary>[B*F, C*p*p, H, W], channels in the order (channel, column, row), to [B, C, F, H*p, W*p].</summary>
    private GraphValue Unpatchify(FrameBatch video, GraphValue batchSize)
    {
        using var scope = graph.Scope("unpatchify");
        var patch = config.PatchSize;
        var size = graph.Node("Shape", [video.Data], ("start", 2L), ("end", 4L));
        var splitShape = graph.Node("Concat", [batchSize, graph.Integers(-1, config.PixelChannels, patch, patch), size], ("axis", 0L));
        var split = graph.Node("Reshape", [video.Data, splitShape]); // [B, F, C, column, row, H, W]
        var ordered = graph.Node("Transpose", [split], ("perm", new long[] { 0, 2, 1, 5, 4, 6, 3 }));
        var pixelSize = graph.Node("Mul", [size, graph.Integer(patch)]);
        return graph.Node("Reshape", [ordered, graph.Node("Concat", [graph.Integers(0, 0, 0), pixelSize], ("axis", 0L))]);
    }
}
