using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the encoder of the Wan video autoencoder. Shapes in comments: F frames, H and W pixels, p patch size.</summary>
internal sealed class WanVideoEncoderGraph
{
    private readonly WanVaeConfig config;
    private readonly GraphBuilder graph;
    private readonly GraphValue isFirst;
    private readonly WanVaeLayers layers;

    public WanVideoEncoderGraph(WanVaeConfig config, GraphBuilder graph)
    {
        this.config = config;
        this.graph = graph;
        isFirst = graph.Input("is_first", OnnxElementType.Int64, 1);
        layers = new WanVaeLayers(graph, isFirst);
    }

    public CompiledGraph Build()
    {
        var pixels = graph.Input("pixels", OnnxElementType.Float32, 1, config.PixelChannels, "frames", "height", "width");
        var scale = 1 << (config.LevelCount - 1);
        var width = config.EncoderWidth;
        var inputs = config.PixelChannels * config.PatchSize * config.PatchSize;
        var video = layers.Convolutions.Apply(Patchify(pixels), "encoder.conv_in", inputs, width, scale);
        var plain = 0; // 2.1 counts all layers through; 2.2 has blocks
        for (var level = 0; level < config.LevelCount; level++)
        {
            var outputs = config.EncoderWidth * config.WidthMultiples[level];
            var (input, inputWidth) = (video, width);
            for (var layer = 0; layer < config.LayerCount; layer++)
            {
                var name = config.HasBlockShortcuts ? $"encoder.down_blocks.{level}.resnets.{layer}" : $"encoder.down_blocks.{plain++}";
                video = layers.Residual(video, name, width, outputs, scale);
                width = outputs;
            }

            var isLast = level == config.LevelCount - 1;
            var halvesTime = !isLast && config.HalvesTime[level];
            if (!isLast)
            {
                scale /= 2;
                video = Halve(video, config.HasBlockShortcuts ? $"encoder.down_blocks.{level}.downsampler" : $"encoder.down_blocks.{plain++}", width, halvesTime, scale);
            }

            if (config.HasBlockShortcuts)
            {
                video = graph.Node("Add", [video, Average(input, inputWidth, outputs, halvesTime ? 2 : 1, isLast ? 1 : 2)]);
            }
        }

        video = layers.Middle(video, "encoder.mid_block", width, scale);
        video = layers.Convolutions.Apply(layers.Activate(video, "encoder.norm_out", width), "encoder.conv_out", width, 2 * config.LatentChannels, scale);
        var moments = layers.Convolutions.ApplyPointwise(video, "quant_conv", 2 * config.LatentChannels, 2 * config.LatentChannels);
        var mean = graph.Node("Slice", [moments, graph.Integers(0), graph.Integers(config.LatentChannels), graph.Integers(1)]);
        var latents = graph.Node("Unsqueeze", [graph.Node("Transpose", [mean], ("perm", new long[] { 1, 0, 2, 3 })), graph.Integers(0)]);
        graph.Output("mean", latents, 1, config.LatentChannels, "latent_frames", "latent_height", "latent_width");
        layers.Convolutions.WriteCaches();
        return graph.Build();
    }

    /// <summary>[1, C, F, H, W] to [F, C*p*p, H/p, W/p], channels in the order (channel, column, row).</summary>
    private GraphValue Patchify(GraphValue pixels)
    {
        using var scope = graph.Scope("patchify");
        var patch = config.PatchSize;
        var frames = graph.Node("Transpose", [graph.Node("Squeeze", [pixels, graph.Integers(0)])], ("perm", new long[] { 1, 0, 2, 3 }));
        if (patch == 1)
        {
            return frames;
        }

        var size = graph.Node("Div", [layers.Convolutions.Size(frames), graph.Integer(patch)]);
        var rows = graph.Node("Slice", [size, graph.Integers(0), graph.Integers(1)]);
        var split = graph.Node("Reshape", [frames, graph.Node("Concat", [graph.Integers(0, 0), rows, graph.Integers(patch, -1, patch)], ("axis", 0L))]);
        var ordered = graph.Node("Transpose", [split], ("perm", new long[] { 0, 1, 5, 3, 2, 4 }));
        return graph.Node("Reshape", [ordered, graph.Node("Concat", [graph.Integers(-1, config.PixelChannels * patch * patch), size], ("axis", 0L))]);
    }

    private GraphValue Halve(GraphValue video, string name, int channels, bool halvesTime, int scale)
    {
        using var scope = graph.Scope(name);
        var halved = layers.Convolve(video, $"{name}.resample.1", channels, channels, 3, [0, 0, 1, 1], stride: 2);
        return halvesTime ? layers.Convolutions.HalveFrames(halved, $"{name}.time_conv", channels, scale) : halved;
    }

    /// <summary>Frames, rows and columns folded into channels, of which neighbours are averaged; a clip's first frame has an empty one before it.</summary>
    private GraphValue Average(GraphValue video, int inputs, int outputs, int frames, int side)
    {
        using var scope = graph.Scope("avg_shortcut");
        if (frames == 2)
        {
            var firstFrame = graph.Node("Slice", [video, graph.Integers(0), isFirst, graph.Integers(0)]);
            video = graph.Node("Concat", [graph.Node("Mul", [firstFrame, graph.Constant(0f)]), video], ("axis", 0L));
        }

        var cells = frames * side * side;
        var size = graph.Node("Div", [layers.Convolutions.Size(video), graph.Integer(side)]);
        var rows = graph.Node("Slice", [size, graph.Integers(0), graph.Integers(1)]);
        var split = graph.Node(
            "Reshape", [video, graph.Node("Concat", [graph.Integers(-1, frames, inputs), rows, graph.Integers(side), graph.Node("Slice", [size, graph.Integers(1), graph.Integers(2)]), graph.Integers(side)], ("axis", 0L))]);
        var ordered = graph.Node("Transpose", [split], ("perm", new long[] { 0, 2, 1, 4, 6, 3, 5 }));
        var groups = graph.Node("Reshape", [ordered, graph.Node("Concat", [graph.Integers(-1, outputs, inputs * cells / outputs), size], ("axis", 0L))]);
        return graph.Node("ReduceMean", [groups, graph.Integers(2)], ("keepdims", 0L));
    }
}
