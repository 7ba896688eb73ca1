using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the decoder of the LTX video autoencoder. Shapes in comments: B batch, F frames, H and W size, p patch size.</summary>
internal sealed class LtxVideoDecoderGraph(LtxVaeConfig config, GraphBuilder graph)
{
    private readonly LinearLayers linear = new(graph);

    public CompiledGraph Build()
    {
        var latents = graph.Input("latents", OnnxElementType.Float32, "batch", config.LatentChannels, "latent_frames", "latent_height", "latent_width");
        var batchSize = graph.Node("Shape", [latents], ("start", 0L), ("end", 1L));
        var convolutions = new FrameConvolutions(graph, batchSize);
        var layers = new LtxVaeLayers(graph, convolutions, config.NormEpsilon, config.Decoder.IsCausal);
        var noise = new LayerNoiseInputs(graph);
        var time = config.HasTimestep ? ScaledTimestep() : (GraphValue?)null;

        // The configuration lists blocks from the pixels inwards; the decoder runs outwards.
        var side = config.Decoder;
        var last = side.Widths.Length - 1;
        var video = convolutions.Apply(Frames(latents), "decoder.conv_in", side.Widths[last], side.IsCausal);
        video = layers.Residuals(
            video, "decoder.mid_block.resnets", side.LayerCounts[^1], Embed(time, "decoder.mid_block", 4 * video.Channels), noise.At(1, config.InjectsNoise[^1]));
        var scale = 1;
        for (var i = last; i >= 0; i--)
        {
            var name = $"decoder.up_blocks.{last - i}";
            var factor = config.UpsampleFactors[i];
            var outputs = side.Widths[i] / factor;
            if (video.Channels / factor != outputs)
            {
                video = layers.Residual(video, $"{name}.conv_in", outputs, noise: noise.At(scale, config.InjectsNoise[i]));
            }

            if (side.Scales[i])
            {
                video = Enlarge(convolutions, video, $"{name}.upsamplers.0.conv", outputs, config.UpsampleResiduals[i]);
                scale *= 2;
            }

            video = layers.Residuals(video, $"{name}.resnets", side.LayerCounts[i], Embed(time, name, 4 * outputs), noise.At(scale, config.InjectsNoise[i]));
        }

        GraphValue[] modulation = time is null
            ? []
            : layers.Modulations(Embed(time, "decoder", 2 * video.Channels)!.Value, "decoder.scale_shift_table", 2, video.Channels);
        var patchChannels = config.PixelChannels * config.PatchSize * config.PatchSize;
        video = convolutions.Apply(layers.Activate(video, modulation), "decoder.conv_out", patchChannels, side.IsCausal);
        graph.Output("pixels", Unpatchify(video, batchSize), "batch", config.PixelChannels, "frames", "height", "width");
        return graph.Build();
    }

    /// <summary>The timestep [1], one for the whole batch, times the multiplier that the weights hold.</summary>
    private GraphValue ScaledTimestep() =>
        graph.Node("Mul", [graph.Input("timestep", OnnxElementType.Float32, 1), graph.Weight("decoder.timestep_scale_multiplier")]);

    /// <summary>[1, outputs] what a block makes of the timestep; nothing where there is none.</summary>
    private GraphValue? Embed(GraphValue? time, string block, int outputs)
    {
        using var scope = graph.Scope($"{block}.time_embedder");
        return time is { } timestep ? TimestepWaves.Embed(graph, linear, timestep, $"{block}.time_embedder.timestep_embedder", outputs) : null;
    }

    /// <summary>A convolution to eight times the channels, which become frames, height and width; its shortcut repeats the enlarged input.</summary>
    private FrameBatch Enlarge(FrameConvolutions convolutions, FrameBatch video, string name, int outputs, bool residual)
    {
        var enlarged = convolutions.DepthToSpace(convolutions.Apply(video, name, outputs * 8, config.Decoder.IsCausal));
        if (!residual)
        {
            return enlarged;
        }

        using var scope = graph.Scope($"{name}.residual");
        var shortcut = convolutions.DepthToSpace(video);
        var repeats = outputs / shortcut.Channels;
        var repeated = graph.Node("Concat", [.. Enumerable.Repeat(shortcut.Data, repeats)], ("axis", 1L));
        return enlarged with { Data = graph.Node("Add", [enlarged.Data, repeated]) };
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
