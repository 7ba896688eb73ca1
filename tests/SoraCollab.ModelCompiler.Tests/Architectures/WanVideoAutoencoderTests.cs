using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Architectures;

public sealed class WanVideoAutoencoderTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-3;

    public static TheoryData<string, int> Clips => new() { { "21", 1 }, { "21", 5 }, { "21", 13 }, { "22", 1 }, { "22", 5 }, { "22", 13 } };

    [Theory]
    [MemberData(nameof(Clips))]
    public void CompileDecoder_WholeAndPieceByPiece_GivesDiffusersPixels(string kind, int frames)
    {
        using var golden = Golden.Load($"wan/vae_{kind}");
        var graph = WanVideoDecoderCompiler.Compile(golden.Folder);
        var (shape, latents, wanted) = (golden.Shape($"{frames}.latents"), golden.Floats($"{frames}.latents"), golden.Floats($"{frames}.decoded"));

        var whole = Pieces(graph, "latents", "pixels", shape, latents, (int)shape[2], [(int)shape[2]]);
        var pieces = Pieces(graph, "latents", "pixels", shape, latents, (int)shape[2], [.. Enumerable.Repeat(1, (int)shape[2])]);

        GoldenErrors.Check(output, $"wan/vae_{kind}: {frames}.decoded", Closeness.RelativeError(wanted, whole), Tolerance);
        GoldenErrors.Check(output, $"wan/vae_{kind}: {frames}.decoded, a latent frame at a time", Closeness.RelativeError(wanted, pieces), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Clips))]
    public void CompileEncoder_WholeAndPieceByPiece_GivesDiffusersMode(string kind, int frames)
    {
        using var golden = Golden.Load($"wan/vae_{kind}");
        var graph = WanVideoEncoderCompiler.Compile(golden.Folder);
        var (shape, pixels, wanted) = (golden.Shape($"{frames}.pixels"), golden.Floats($"{frames}.pixels"), golden.Floats($"{frames}.mode"));
        var ratio = kind == "22" ? 16 : 8;

        var whole = Pieces(graph, "pixels", "mean", shape, pixels, frames, [frames], ratio);
        var pieces = Pieces(graph, "pixels", "mean", shape, pixels, frames, [1, .. Enumerable.Repeat(4, (frames - 1) / 4)], ratio);

        GoldenErrors.Check(output, $"wan/vae_{kind}: {frames}.mode", Closeness.RelativeError(wanted, whole), Tolerance);
        GoldenErrors.Check(output, $"wan/vae_{kind}: {frames}.mode, four frames at a time", Closeness.RelativeError(wanted, pieces), Tolerance);
    }

    /// <summary>Runs a clip in pieces of time, handing on what the layers remember.</summary>
    private static float[] Pieces(CompiledGraph graph, string input, string result, long[] shape, float[] values, int frames, int[] lengths, int ratio = 1)
    {
        using var session = new GraphSession(graph);
        var (rows, columns) = (shape[3] / ratio, shape[4] / ratio);
        var caches = FrameCache.Of(graph);
        var memory = caches.ToDictionary(cache => cache.Input, cache => new float[cache.Frames * cache.Channels * rows * cache.Scale * columns * cache.Scale]);
        var made = new List<(long[] Shape, float[] Values)>();
        var at = 0;
        foreach (var length in lengths)
        {
            var inputs = caches.ToDictionary(
                cache => cache.Input, cache => GraphSession.Floats([cache.Frames, cache.Channels, rows * cache.Scale, columns * cache.Scale], memory[cache.Input]));
            inputs[input] = GraphSession.Floats([1, shape[1], length, shape[3], shape[4]], Cut(values, shape, at, length));
            inputs["is_first"] = GraphSession.Integers([1], [at == 0 ? 1 : 0]);
            var outputs = session.Run(inputs);
            made.Add(outputs[result]);
            foreach (var cache in caches)
            {
                memory[cache.Input] = outputs[cache.Output].Values;
            }

            at += length;
        }

        Assert.Equal(frames, at);
        var channels = (int)made[0].Shape[1];
        return [.. Enumerable.Range(0, channels).SelectMany(channel => made.SelectMany(piece =>
        {
            var plane = piece.Values.Length / channels;
            return piece.Values.Skip(channel * plane).Take(plane);
        }))];
    }

    private static float[] Cut(float[] values, long[] shape, int first, int length)
    {
        var plane = (int)(shape[3] * shape[4]);
        return [.. Enumerable.Range(0, (int)shape[1]).SelectMany(channel => values.Skip((int)((channel * shape[2]) + first) * plane).Take(length * plane))];
    }
}
