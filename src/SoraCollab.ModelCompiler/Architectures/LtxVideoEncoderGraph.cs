using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the encoder of the LTX video autoencoder. Shapes in comments: B batch, F frames, H and W pixels, p patch size.</summary>
internal sealed class LtxVideoEncoderGraph(LtxVaeConfig config, GraphBuilder graph)
{
    // The bounds that diffusers puts on the posterior's logarithm of the variance.
    private const float SmallestLogVariance = -30;
    private const float LargestLogVariance = 20;

    public CompiledGraph Build()
    {
        var pixels = graph.Input("pixels", OnnxElementType.Float32, "batch", config.PixelChannels, "frames", "height", "width");
        var batchSize = graph.Node("Shape", [pixels], ("start", 0L), ("end", 1L));
        var convolutions = new FrameConvolutions(graph, batchSize);
        var layers = new LtxVaeLayers(graph, convolutions, config.NormEpsilon, config.Encoder.IsCausal);

        var side = config.Encoder;
        var video = convolutions.Apply(Patchify(pixels), "encoder.conv_in", side.Widths[0], side.IsCausal);
        for (var i = 0; i < side.Scales.Length; i++)
        {
            var name = $"encoder.down_blocks.{i}";
            video = layers.Residuals(video, $"{name}.resnets", side.LayerCounts[i]);

            // A block ends in the width of the next one; the last block keeps its own unless it has one to end in.
            var outputs = side.Widths[Math.Min(i + 1, side.Widths.Length - 1)];
            video = config.Downsampling[i] switch
            {
                LtxDownsampling.None => video,
                LtxDownsampling.Convolution => convolutions.Apply(video, $"{name}.downsamplers.0", video.Channels, side.IsCausal, stride: 2),
                var kind => Fold(convolutions, video, $"{name}.downsamplers.0.conv", outputs, kind),
            };
            if (outputs != video.Channels)
            {
                video = layers.Residual(video, $"{name}.conv_out", outputs);
            }
        }

        video = layers.Residuals(video, "encoder.mid_block.resnets", side.LayerCounts[^1]);
        video = convolutions.Apply(layers.Activate(video), "encoder.conv_out", config.LatentChannels + 1, side.IsCausal);
        WritePosterior(video, batchSize);
        return graph.Build();
    }

    /// <summary>[B, C, F, H, W] to [B*F, C*p*p, H/p, W/p], channels in the order (channel, column, row).</summary>
    private FrameBatch Patchify(GraphValue pixels)
    {
        using var scope = graph.Scope("patchify");
        var patch = config.PatchSize;
        var size = graph.Node("Shape", [pixels], ("start", 3L), ("end", 5L));
        var patches = graph.Node("Div", [size, graph.Integer(patch)]); // [H/p, W/p]
        var rows = graph.Node("Slice", [patches, graph.Integers(0), graph.Integers(1)]);
        var split = graph.Node("Reshape", [pixels, graph.Node("Concat", [graph.Integers(0, 0, 0), rows, graph.Integers(patch, -1, patch)], ("axis", 0L))]);
        var ordered = graph.Node("Transpose", [split], ("perm", new long[] { 0, 2, 1, 6, 4, 3, 5 }));
        var channels = config.PixelChannels * patch * patch;
        var data = graph.Node("Reshape", [ordered, graph.Node("Concat", [graph.Integers(-1, channels), patches], ("axis", 0L))]);
        var frameCount = graph.Node("Squeeze", [graph.Node("Shape", [pixels], ("start", 2L), ("end", 3L))]);
        return new FrameBatch(data, frameCount, channels);
    }

    /// <summary>A convolution whose result is folded into channels, beside the folded input with neighbouring channels averaged.</summary>
    private FrameBatch Fold(FrameConvolutions convolutions, FrameBatch video, string name, int outputs, LtxDownsampling kind)
    {
        var frames = kind == LtxDownsampling.Spatial ? 1 : 2;
        var side = kind == LtxDownsampling.Temporal ? 1 : 2;
        var cells = frames * side * side;
        if (frames == 2)
        {
            video = convolutions.RepeatFirstFrame(video);
        }

        var folded = convolutions.SpaceToDepth(convolutions.Apply(video, name, outputs / cells, config.Encoder.IsCausal), frames, side);
        using var scope = graph.Scope($"{name}.residual");
        var shortcut = convolutions.SpaceToDepth(video, frames, side);
        return folded with { Data = graph.Node("Add", [folded.Data, convolutions.AverageChannels(shortcut, outputs)]) };
    }

    /// <summary>The last channel is the logarithm of the variance of all others.</summary>
    private void WritePosterior(FrameBatch video, GraphValue batchSize)
    {
        using var scope = graph.Scope("posterior");
        var size = graph.Node("Shape", [video.Data], ("start", 2L), ("end", 4L));
        var shape = graph.Node("Concat", [batchSize, graph.Integers(-1, video.Channels), size], ("axis", 0L));
        var moments = graph.Node("Transpose", [graph.Node("Reshape", [video.Data, shape])], ("perm", new long[] { 0, 2, 1, 3, 4 }));
        var axis = graph.Integers(1);
        var mean = graph.Node("Slice", [moments, graph.Integers(0), graph.Integers(config.LatentChannels), axis]);
        var shared = graph.Node("Slice", [moments, graph.Integers(config.LatentChannels), graph.Integers(config.LatentChannels + 1), axis]);
        var bounded = graph.Node("Clip", [shared, graph.Constant(SmallestLogVariance), graph.Constant(LargestLogVariance)]);
        var logVariance = graph.Node("Expand", [bounded, graph.Node("Shape", [mean])]);
        graph.Output("mean", mean, "batch", config.LatentChannels, "latent_frames", "latent_height", "latent_width");
        graph.Output("logvar", logVariance, "batch", config.LatentChannels, "latent_frames", "latent_height", "latent_width");
    }
}
