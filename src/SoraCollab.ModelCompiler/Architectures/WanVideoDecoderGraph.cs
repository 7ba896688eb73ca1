using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the decoder of the Wan video autoencoder. Shapes in comments: F frames, H and W pixels, p patch size.</summary>
internal sealed class WanVideoDecoderGraph
{
    private readonly WanVaeConfig config;
    private readonly GraphBuilder graph;
    private readonly GraphValue isFirst;
    private readonly WanVaeLayers layers;

    public WanVideoDecoderGraph(WanVaeConfig config, GraphBuilder graph)
    {
        this.config = config;
        this.graph = graph;
        isFirst = graph.Input("is_first", OnnxElementType.Int64, 1);
        layers = new WanVaeLayers(graph, isFirst);
    }

    public CompiledGraph Build()
    {
        var latents = graph.Input("latents", OnnxElementType.Float32, 1, config.LatentChannels, "latent_frames", "latent_height", "latent_width");
        var frames = graph.Node("Transpose", [graph.Node("Squeeze", [latents, graph.Integers(0)])], ("perm", new long[] { 1, 0, 2, 3 }));
        var video = layers.Convolutions.ApplyPointwise(frames, "post_quant_conv", config.LatentChannels, config.LatentChannels);
        var last = config.LevelCount - 1;
        var width = config.DecoderWidth * config.WidthMultiples[last];
        var scale = 1;
        video = layers.Convolutions.Apply(video, "decoder.conv_in", config.LatentChannels, width, scale);
        video = layers.Middle(video, "decoder.mid_block", width, scale);
        for (var block = 0; block <= last; block++)
        {
            var name = $"decoder.up_blocks.{block}";
            var outputs = config.DecoderWidth * config.WidthMultiples[last - block];
            var (input, inputWidth) = (video, width);
            for (var layer = 0; layer <= config.LayerCount; layer++)
            {
                video = layers.Residual(video, $"{name}.resnets.{layer}", width, outputs, scale);
                width = outputs;
            }

            if (block == last)
            {
                break;
            }

            var doublesTime = config.HalvesTime[last - 1 - block];
            width = config.HasBlockShortcuts ? outputs : outputs / 2;
            video = Enlarge(video, config.HasBlockShortcuts ? $"{name}.upsampler" : $"{name}.upsamplers.0", outputs, width, doublesTime, scale);
            scale *= 2;
            if (config.HasBlockShortcuts)
            {
                video = graph.Node("Add", [video, Repeat(input, inputWidth, outputs, doublesTime ? 2 : 1)]);
            }
        }

        var patchChannels = config.PixelChannels * config.PatchSize * config.PatchSize;
        video = layers.Convolutions.Apply(layers.Activate(video, "decoder.norm_out", width), "decoder.conv_out", width, patchChannels, scale);
        var bounded = graph.Node("Clip", [Unpatchify(video), graph.Constant(-1f), graph.Constant(1f)]);
        var pixels = graph.Node("Unsqueeze", [graph.Node("Transpose", [bounded], ("perm", new long[] { 1, 0, 2, 3 })), graph.Integers(0)]);
        graph.Output("pixels", pixels, 1, config.PixelChannels, "frames", "height", "width");
        layers.Convolutions.WriteCaches();
        return graph.Build();
    }

    private GraphValue Enlarge(GraphValue video, string name, int inputs, int outputs, bool doublesTime, int scale)
    {
        using var scope = graph.Scope(name);
        if (doublesTime)
        {
            video = layers.Convolutions.DoubleFrames(video, $"{name}.time_conv", inputs, scale);
        }

        var enlarged = graph.Node(
            "Resize",
            [video, GraphValue.None, graph.Constant("twice", [4], [1f, 1f, 2f, 2f])],
            ("mode", "nearest"),
            ("coordinate_transformation_mode", "asymmetric"),
            ("nearest_mode", "floor"));
        return layers.Convolve(enlarged, $"{name}.resample.1", inputs, outputs, 3, [1, 1, 1, 1]);
    }

    /// <summary>Channels repeated and unfolded into frames, rows and columns; a clip's first frame stands for itself.</summary>
    private GraphValue Repeat(GraphValue video, int inputs, int outputs, int frames)
    {
        using var scope = graph.Scope("avg_shortcut");
        var repeats = outputs * frames * 4 / inputs;
        var size = layers.Convolutions.Size(video);
        var single = graph.Node("Unsqueeze", [video, graph.Integers(2)]); // [F, C, 1, H, W]
        var copies = graph.Node("Expand", [single, graph.Integers(1, 1, repeats, 1, 1)]);
        var split = graph.Node("Reshape", [copies, graph.Node("Concat", [graph.Integers(-1, outputs, frames, 2, 2), size], ("axis", 0L))]); // [F, O, frame, row, column, H, W]
        var ordered = graph.Node("Transpose", [split], ("perm", new long[] { 0, 2, 1, 5, 3, 6, 4 })); // [F, frame, O, H, row, W, column]
        var enlarged = graph.Node("Reshape", [ordered, graph.Node("Concat", [graph.Integers(-1, outputs), graph.Node("Mul", [size, graph.Integer(2)])], ("axis", 0L))]);
        return frames == 1 ? enlarged : graph.Node("Slice", [enlarged, isFirst, graph.Integers(int.MaxValue), graph.Integers(0)]);
    }

    /// <summary>[F, C*p*p, H, W], channels in the order (channel, column, row), to [F, C, H*p, W*p].</summary>
    private GraphValue Unpatchify(GraphValue video)
    {
        var patch = config.PatchSize;
        if (patch == 1)
        {
            return video;
        }

        using var scope = graph.Scope("unpatchify");
        var size = layers.Convolutions.Size(video);
        var split = graph.Node("Reshape", [video, graph.Node("Concat", [graph.Integers(-1, config.PixelChannels, patch, patch), size], ("axis", 0L))]); // [F, C, column, row, H, W]
        var ordered = graph.Node("Transpose", [split], ("perm", new long[] { 0, 1, 4, 3, 5, 2 }));
        return graph.Node("Reshape", [ordered, graph.Node("Concat", [graph.Integers(-1, config.PixelChannels), graph.Node("Mul", [size, graph.Integer(patch)])], ("axis", 0L))]);
    }
}
