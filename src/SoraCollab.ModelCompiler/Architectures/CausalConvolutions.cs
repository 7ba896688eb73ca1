using System.Globalization;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Convolutions over earlier frames and space, written as two-dimensional ones over stacked frames, as in <see cref="FrameConvolutions"/>.
/// The frames before a piece come from a <see cref="FrameCache"/>. One clip at a time: data are [frames, channels, height, width].
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="isFirst">int64 [1]: 1 for the first piece of a clip, else 0.</param>
internal sealed class CausalConvolutions(GraphBuilder graph, GraphValue isFirst)
{
    private const int Kernel = 3;
    private readonly List<(string Name, GraphValue Next, int Frames, int Channels, int Scale)> caches = [];

    /// <summary>A 3x3x3 convolution that sees the frame and the two before it.</summary>
    public GraphValue Apply(GraphValue video, string name, int inputs, int outputs, int scale)
    {
        using var scope = graph.Scope(Last(name));
        var weight = graph.WeightAs($"{name}.weight", [outputs, inputs, Kernel, Kernel, Kernel], [outputs, Kernel * inputs, Kernel, Kernel]);
        return Convolve(Stack(Remember(video, Kernel - 1, inputs, scale), inputs), weight, name, outputs, pad: 1);
    }

    /// <summary>A 1x1x1 convolution.</summary>
    public GraphValue ApplyPointwise(GraphValue video, string name, int inputs, int outputs)
    {
        using var scope = graph.Scope(Last(name));
        return Convolve(video, graph.WeightAs($"{name}.weight", [outputs, inputs, 1, 1, 1], [outputs, inputs, 1, 1]), name, outputs, pad: 0);
    }

    /// <summary>Twice the frames: a convolution over time whose channels become pairs of frames. A clip's first frame stays as it is and is hidden from the others.</summary>
    public GraphValue DoubleFrames(GraphValue video, string name, int channels, int scale)
    {
        using var scope = graph.Scope("time_conv");
        var firstFrame = graph.Node("Slice", [video, graph.Integers(0), isFirst, graph.Integers(0)]);
        var rest = graph.Node("Slice", [video, isFirst, graph.Integers(int.MaxValue), graph.Integers(0)]);
        var hidden = graph.Node("Concat", [graph.Node("Mul", [firstFrame, graph.Constant(0f)]), rest], ("axis", 0L));
        var weight = graph.WeightAs($"{name}.weight", [2 * channels, channels, Kernel, 1, 1], [2 * channels, Kernel * channels, 1, 1]);
        var pairs = Convolve(Stack(Remember(hidden, Kernel - 1, channels, scale), channels), weight, name, 2 * channels, pad: 0); // [F, (pair, C), H, W]
        var size = graph.Node("Shape", [pairs], ("start", 2L), ("end", 4L));
        var frames = graph.Node("Reshape", [pairs, graph.Node("Concat", [graph.Integers(-1, channels), size], ("axis", 0L))]);
        var start = graph.Node("Mul", [isFirst, graph.Integers(2)]);
        return graph.Node("Concat", [firstFrame, graph.Node("Slice", [frames, start, graph.Integers(int.MaxValue), graph.Integers(0)])], ("axis", 0L));
    }

    /// <summary>Half the frames: a convolution over time with stride 2. A clip's first frame stays as it is.</summary>
    public GraphValue HalveFrames(GraphValue video, string name, int channels, int scale)
    {
        using var scope = graph.Scope("time_conv");
        var frames = Remember(video, 1, channels, scale);
        var length = graph.Node("Shape", [video], ("start", 0L), ("end", 1L));
        var count = graph.Node("Squeeze", [graph.Node("Div", [graph.Node("Add", [length, isFirst]), graph.Integers(2)])]);
        var starts = graph.Node("Sub", [graph.Node("Mul", [graph.Node("Range", [graph.Integer(0), count, graph.Integer(1)]), graph.Integer(2)]), isFirst]);
        var indices = graph.Node("Max", [graph.Node("Add", [graph.Node("Unsqueeze", [starts, graph.Integers(1)]), graph.Integers(0, 1, 2)]), graph.Integer(0)]);
        var windows = graph.Node("Transpose", [graph.Node("Gather", [frames, indices], ("axis", 0L))], ("perm", new long[] { 0, 2, 1, 3, 4 }));
        var stacked = graph.Node("Reshape", [windows, graph.Node("Concat", [graph.Integers(-1, Kernel * channels), Size(video)], ("axis", 0L))]);
        var weight = graph.WeightAs($"{name}.weight", [channels, channels, Kernel, 1, 1], [channels, Kernel * channels, 1, 1]);
        var halved = Convolve(stacked, weight, name, channels, pad: 0);
        var firstFrame = graph.Node("Slice", [video, graph.Integers(0), isFirst, graph.Integers(0)]);
        return graph.Node("Concat", [firstFrame, graph.Node("Slice", [halved, isFirst, graph.Integers(int.MaxValue), graph.Integers(0)])], ("axis", 0L));
    }

    /// <summary>Rows and columns of frames, int64 [2].</summary>
    public GraphValue Size(GraphValue video) => graph.Node("Shape", [video], ("start", 2L), ("end", 4L));

    /// <summary>Writes what the layers remember as outputs of the graph.</summary>
    public void WriteCaches()
    {
        foreach (var cache in caches)
        {
            graph.Output(FrameCache.OutputPrefix + cache.Name, cache.Next, cache.Frames, cache.Channels, $"latent_height_x{cache.Scale}", $"latent_width_x{cache.Scale}");
        }
    }

    /// <summary>The remembered frames before the given ones; the last of all are remembered for the next piece.</summary>
    private GraphValue Remember(GraphValue video, int frames, int channels, int scale)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{caches.Count}.{scale}");
        var cache = graph.Input(FrameCache.InputPrefix + name, OnnxElementType.Float32, frames, channels, $"latent_height_x{scale}", $"latent_width_x{scale}");
        var all = graph.Node("Concat", [cache, video], ("axis", 0L));
        caches.Add((name, graph.Node("Slice", [all, graph.Integers(-frames), graph.Integers(int.MaxValue), graph.Integers(0)]), frames, channels, scale));
        return all;
    }

    /// <summary>[F + 2, C, H, W] as [F, 3C, H, W], channels in the order (channel, frame of the kernel).</summary>
    private GraphValue Stack(GraphValue frames, int channels)
    {
        GraphValue Shifted(int by) => graph.Node(
            "Unsqueeze", [graph.Node("Slice", [frames, graph.Integers(by), graph.Integers(by == Kernel - 1 ? int.MaxValue : by - Kernel + 1), graph.Integers(0)]), graph.Integers(2)]);
        var stacked = graph.Node("Concat", [Shifted(0), Shifted(1), Shifted(2)], ("axis", 2L));
        return graph.Node("Reshape", [stacked, graph.Node("Concat", [graph.Integers(-1, Kernel * channels), Size(frames)], ("axis", 0L))]);
    }

    private GraphValue Convolve(GraphValue video, GraphValue weight, string name, int outputs, long pad) =>
        graph.Node("Conv", [video, weight, graph.Weight($"{name}.bias", outputs)], ("pads", new[] { pad, pad, pad, pad }));

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
