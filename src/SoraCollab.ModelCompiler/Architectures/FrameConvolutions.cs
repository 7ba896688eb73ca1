using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Convolutions over time and space, written as two-dimensional ones, which ONNX Runtime's CPU kernels do much faster. A kernel
/// [O, I, 3, 3, 3] is, without moving a byte, [O, 3I, 3, 3] with input channels in the order (channel, frame of the kernel); so one Gather
/// of channel planes lays the three frames side by side in that order. Frames beyond the ends repeat the first or last one,
/// which the indices of the Gather do at no cost.
/// </summary>
internal sealed class FrameConvolutions(GraphBuilder graph, GraphValue batchSize)
{
    private const int Kernel = 3;
    private readonly Dictionary<(GraphValue FrameCount, int Channels, bool Causal, int Stride), GraphValue> neighbours = [];

    /// <summary>A 3x3x3 convolution with weights <c>name.conv</c>; frames are padded by repetition, space by zeros.</summary>
    /// <param name="video">The input.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="causal">Whether all padding in time stands in front.</param>
    /// <param name="stride">1, or 2 to halve frames, height and width.</param>
    public FrameBatch Apply(FrameBatch video, string name, int outputs, bool causal, int stride = 1)
    {
        using var scope = graph.Scope(name[(name.IndexOf('.') + 1)..]);
        var channels = video.Channels;
        var frames = graph.Node("Gather", [Planes(video.Data), Neighbours(video.FrameCount, channels, causal, stride)], ("axis", 1L));
        var stacked = graph.Node("Reshape", [frames, graph.Integers(-1, Kernel * channels, 0, 0)]);
        var weight = graph.WeightAs($"{name}.conv.weight", [outputs, channels, Kernel, Kernel, Kernel], [outputs, Kernel * channels, Kernel, Kernel]);
        var result = graph.Node(
            "Conv",
            [stacked, weight, graph.Weight($"{name}.conv.bias", outputs)],
            ("kernel_shape", new long[] { Kernel, Kernel }),
            ("pads", new long[] { 1, 1, 1, 1 }),
            ("strides", new long[] { stride, stride }));
        var frameCount = stride == 1 ? video.FrameCount : HalvedFrameCount(video.FrameCount);
        return new FrameBatch(result, frameCount, outputs);
    }

    /// <summary>A 1x1x1 convolution: channels are mixed in place.</summary>
    public FrameBatch ApplyPointwise(FrameBatch video, string name, int outputs)
    {
        using var scope = graph.Scope(name[(name.IndexOf('.') + 1)..]);
        var weight = graph.WeightAs($"{name}.conv.weight", [outputs, video.Channels, 1, 1, 1], [outputs, video.Channels, 1, 1]);
        return video with { Data = graph.Node("Conv", [video.Data, weight, graph.Weight($"{name}.conv.bias", outputs)]), Channels = outputs };
    }

    /// <summary>
    /// Channels (c, time, height, width) of factor 2 each become size; the first frame goes, so that F frames give 2F - 1: a video's first
    /// frame stands for itself.
    /// </summary>
    public FrameBatch DepthToSpace(FrameBatch video)
    {
        using var scope = graph.Scope("depth_to_space");
        var channels = video.Channels / 8;
        var enlarged = graph.Node("DepthToSpace", [video.Data], ("blocksize", 2L), ("mode", "CRD")); // channels (c, time)
        var doubled = graph.Node("Mul", [video.FrameCount, graph.Integer(2)]);
        var frame = graph.Node("Range", [graph.Integer(1), doubled, graph.Integer(1)]);
        var source = graph.Node("Div", [frame, graph.Integer(2)]);
        var half = graph.Node("Sub", [frame, graph.Node("Mul", [source, graph.Integer(2)])]);
        var first = graph.Node("Add", [graph.Node("Mul", [source, graph.Integer(2 * channels)]), half]);
        var indices = graph.Node("Add", [graph.Node("Unsqueeze", [first, graph.Integers(1)]), Counting(channels, 2, [1, channels])]);
        var planes = graph.Node("Gather", [Planes(enlarged), graph.Node("Reshape", [indices, graph.Integers(-1)])], ("axis", 1L));
        return new FrameBatch(
            graph.Node("Reshape", [planes, graph.Integers(-1, channels, 0, 0)]),
            graph.Node("Sub", [doubled, graph.Integer(1)]),
            channels);
    }

    /// <summary>Frames (1 or 2 together), rows and columns (1 or 2 together) become channels, in the order (channel, frame, row, column).</summary>
    public FrameBatch SpaceToDepth(FrameBatch video, int frames, int side)
    {
        using var scope = graph.Scope("space_to_depth");
        var channels = video.Channels * frames * side * side;
        var size = graph.Node("Div", [graph.Node("Shape", [video.Data], ("start", 2L), ("end", 4L)), graph.Integer(side)]);
        var rows = graph.Node("Slice", [size, graph.Integers(0), graph.Integers(1)]);
        var split = graph.Node(
            "Reshape", [video.Data, graph.Node("Concat", [graph.Integers(-1, frames, video.Channels), rows, graph.Integers(side), graph.Node("Slice", [size, graph.Integers(1), graph.Integers(2)]), graph.Integers(side)], ("axis", 0L))]);
        var ordered = graph.Node("Transpose", [split], ("perm", new long[] { 0, 2, 1, 4, 6, 3, 5 }));
        var data = graph.Node("Reshape", [ordered, graph.Node("Concat", [graph.Integers(-1, channels), size], ("axis", 0L))]);
        var frameCount = frames == 1 ? video.FrameCount : graph.Node("Div", [video.FrameCount, graph.Integer(frames)]);
        return new FrameBatch(data, frameCount, channels);
    }

    /// <summary>The first frame twice, then the others.</summary>
    public FrameBatch RepeatFirstFrame(FrameBatch video)
    {
        using var scope = graph.Scope("repeat_first_frame");
        var planes = Planes(video.Data);
        var first = graph.Node("Slice", [planes, graph.Integers(0), graph.Integers(video.Channels), graph.Integers(1)]);
        var longer = graph.Node("Concat", [first, planes], ("axis", 1L));
        var frameCount = graph.Node("Add", [video.FrameCount, graph.Integer(1)]);
        return new FrameBatch(graph.Node("Reshape", [longer, graph.Integers(-1, video.Channels, 0, 0)]), frameCount, video.Channels);
    }

    /// <summary>Groups of neighbouring channels averaged, to as many as are asked for.</summary>
    public GraphValue AverageChannels(FrameBatch video, int outputs)
    {
        if (video.Channels == outputs)
        {
            return video.Data;
        }

        var size = graph.Node("Shape", [video.Data], ("start", 2L), ("end", 4L));
        var groups = graph.Node("Reshape", [video.Data, graph.Node("Concat", [graph.Integers(-1, outputs, video.Channels / outputs), size], ("axis", 0L))]);
        return graph.Node("ReduceMean", [groups, graph.Integers(2)], ("keepdims", 0L));
    }

    /// <summary>[batch x frames, C, H, W] as [batch, frames x C, H, W].</summary>
    private GraphValue Planes(GraphValue data) =>
        graph.Node("Reshape", [data, graph.Node("Concat", [batchSize, graph.Integers(-1, 0, 0)], ("axis", 0L))]);

    private GraphValue HalvedFrameCount(GraphValue count) =>
        graph.Node("Div", [graph.Node("Add", [count, graph.Integer(1)]), graph.Integer(2)]);

    private GraphValue Counting(int count, int step, long[] shape) =>
        graph.Integers(shape, [.. Enumerable.Range(0, count).Select(i => (long)i * step)]);

    /// <summary>Indices of the planes (frame of the output, channel, frame of the kernel) among planes (frame, channel).</summary>
    private GraphValue Neighbours(GraphValue frameCount, int channels, bool causal, int stride)
    {
        var key = (frameCount, channels, causal, stride);
        if (neighbours.TryGetValue(key, out var known))
        {
            return known;
        }

        var centres = graph.Node("Range", [graph.Integer(0), frameCount, graph.Integer(stride)]);
        var offsets = causal ? graph.Integers(-2, -1, 0) : graph.Integers(-1, 0, 1);
        var frames = graph.Node("Add", [graph.Node("Unsqueeze", [centres, graph.Integers(1)]), offsets]); // [F, 3]
        frames = graph.Node("Max", [frames, graph.Integer(0)]);
        frames = graph.Node("Min", [frames, graph.Node("Sub", [frameCount, graph.Integer(1)])]);
        var firstPlanes = graph.Node("Unsqueeze", [graph.Node("Mul", [frames, graph.Integer(channels)]), graph.Integers(1)]); // [F, 1, 3]
        var planes = graph.Node("Add", [firstPlanes, Counting(channels, 1, [1, channels, 1])]); // [F, C, 3]
        return neighbours[key] = graph.Node("Reshape", [planes, graph.Integers(-1)]);
    }
}
