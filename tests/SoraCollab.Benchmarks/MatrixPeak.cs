using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;

namespace SoraCollab.Benchmarks;

/// <summary>The fastest that this processor multiplies fp32 matrices through ONNX Runtime: what the engine is measured against.</summary>
internal static class MatrixPeak
{
    private const int Size = 1536;
    private const int Runs = 12;

    /// <summary>Floating-point operations a second, the best of several products.</summary>
    public static double Measure(int threads)
    {
        using var options = new SessionOptions();
        if (threads > 0)
        {
            options.IntraOpNumThreads = threads;
        }

        using var session = new InferenceSession(Graph(), options);
        var values = new float[Size * Size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (i % 17) - 8;
        }

        using OrtValue a = OrtValue.CreateTensorValueFromMemory(values, [Size, Size]);
        using OrtValue b = OrtValue.CreateTensorValueFromMemory((float[])values.Clone(), [Size, Size]);
        using OrtValue c = OrtValue.CreateTensorValueFromMemory(new float[Size * Size], [Size, Size]);
        using OrtIoBinding binding = session.CreateIoBinding();
        binding.BindInput("a", a);
        binding.BindInput("b", b);
        binding.BindOutput("c", c);
        using var run = new RunOptions();
        double best = double.MaxValue;
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            session.RunWithBinding(run, binding);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * Size * Size * Size / best;
    }

    /// <summary>c = MatMul(a, b) as an ONNX ModelProto (field numbers: onnx.proto).</summary>
    private static byte[] Graph()
    {
        byte[] shape = Message(2, [.. Message(1, Number(1, Size)), .. Message(1, Number(1, Size))]);
        byte[] type = Message(2, Message(1, [.. Number(1, 1), .. shape]));
        byte[] Value(string name) => [.. Text(1, name), .. type];
        byte[] node = [.. Text(1, "a"), .. Text(1, "b"), .. Text(2, "c"), .. Text(4, "MatMul")];
        byte[] graph = [.. Message(1, node), .. Text(2, "peak"), .. Message(11, Value("a")), .. Message(11, Value("b")), .. Message(12, Value("c"))];
        return [.. Number(1, 8), .. Message(7, graph), .. Message(8, Number(2, 17))];
    }

    private static byte[] Text(int field, string text) => Message(field, System.Text.Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int field, byte[] content) => [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)content.Length), .. content];

    private static byte[] Number(int field, int value) => [.. Varint((ulong)(field << 3)), .. Varint((ulong)value)];

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
