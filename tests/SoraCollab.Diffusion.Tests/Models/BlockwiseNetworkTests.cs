using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Models;

/// <summary>Networks run block by block against diffusers' and transformers' outputs, with all blocks in memory, some and none.</summary>
public sealed class BlockwiseNetworkTests(ITestOutputHelper output)
{
    private static readonly SessionSettings Settings = new() { ThreadCount = 1 };

    [Theory]
    [InlineData("ltx/transformer_inner32", "out.grid")]
    [InlineData("ltx/transformer_inner48", "out.grid")]
    [InlineData("ltx/transformer_bf16_file", "out")]
    public void Run_LtxTransformer_GivesDiffusersVelocity(string name, string expected)
    {
        using var golden = Golden.Load(name);
        var component = ModelComponent.Open(golden.Folder, ModelFolder.LtxTransformerClass);
        Check(name, LtxTransformerCompiler.Compile(component), LtxTransformerCompiler.CompileBlocks(component), LtxInputs(golden), golden.Floats(expected), golden.Shape(expected));
    }

    [Fact]
    public void Run_MoreBlocksThanSetsOfWeights_ReadsEachInTime()
    {
        using var golden = Golden.Load("ltx/transformer_bf16_file");
        var blocks = LtxTransformerCompiler.CompileBlocks(ModelComponent.Open(golden.Folder, ModelFolder.LtxTransformerClass));
        int[] order = [0, 1, 1, 0, 1, 0, 0];
        blocks = blocks with { Weights = [.. order.Select(block => blocks.Weights[block])], Alone = [.. order.Select(block => blocks.Alone[block])] };
        var inputs = LtxInputs(golden);
        using var held = BlockwiseNetwork.Open(blocks, Settings, order.Length);
        var expected = Twice(held, inputs, golden.Shape("out"));
        for (var resident = 0; resident < order.Length; resident++)
        {
            using var network = BlockwiseNetwork.Open(blocks, Settings with { PrepackWeights = resident % 2 == 0 }, resident);
            Assert.True(network.IsStreamed(order.Length - 1));
            Assert.True(Closeness.RelativeError(expected, Twice(network, inputs, golden.Shape("out"))) < 1e-5, $"{resident} blocks in memory give other values than all.");
        }

        foreach (var input in inputs.Values) input.Dispose();
    }

    [Theory]
    [InlineData("t2v")]
    [InlineData("i2v_clip")]
    [InlineData("ti2v")]
    public void Run_WanTransformer_GivesDiffusersVelocity(string kind)
    {
        using var golden = Golden.Load($"wan/transformer_{kind}");
        var component = ModelComponent.Open(golden.Folder, WanFolder.TransformerClass);
        var batch = golden.Shape("hidden_states")[0];
        var times = golden.Integers("timestep").Select(time => (float)time).ToArray();
        var inputs = new Dictionary<string, OrtValue>
        {
            ["hidden_states"] = Floats(golden, "hidden_states"),
            ["encoder_hidden_states"] = Floats(golden, "encoder_hidden_states"),
            ["timestep"] = Tensor([batch, times.Length / batch], times),
            ["rope_cos"] = WanTable(golden, "rope.0"),
            ["rope_sin"] = WanTable(golden, "rope.1"),
        };
        if (kind == "i2v_clip") inputs["encoder_hidden_states_image"] = Floats(golden, "encoder_hidden_states_image");
        Check($"wan/transformer_{kind}", WanTransformerCompiler.Compile(component), WanTransformerCompiler.CompileBlocks(component), inputs, golden.Floats("out"), golden.Shape("out"));
    }

    [Theory]
    [InlineData("text/t5")]
    [InlineData("text/umt5")]
    public void Run_TextEncoder_GivesTransformersHiddenState(string name)
    {
        using var golden = Golden.Load(name);
        var component = ModelComponent.Open(Path.Combine(golden.Folder, "text_encoder"), ModelFolder.T5EncoderClass, WanFolder.TextEncoderClass);
        var lines = golden.Values.GetProperty("encoded_lines").EnumerateArray().Select(line => line.GetInt32()).ToArray();
        var length = golden.Shape("input_ids")[1];
        long[] Rows(string tensor) => [.. lines.SelectMany(line => golden.Integers(tensor).Skip(line * (int)length).Take((int)length))];
        var inputs = new Dictionary<string, OrtValue>
        {
            ["input_ids"] = OrtValue.CreateTensorValueFromMemory(Rows("input_ids"), [lines.Length, length]),
            ["attention_mask"] = OrtValue.CreateTensorValueFromMemory(Rows("attention_mask"), [lines.Length, length]),
        };
        Check(name, T5EncoderCompiler.Compile(component), T5EncoderCompiler.CompileBlocks(component), inputs, golden.Floats("last_hidden_state"), golden.Shape("last_hidden_state"));
    }

    [Fact]
    public void Run_CancelledBetweenBlocks_StopsAndTheNextPassIsWhole()
    {
        using var golden = Golden.Load("text/t5");
        var blocks = T5EncoderCompiler.CompileBlocks(ModelComponent.Open(Path.Combine(golden.Folder, "text_encoder"), ModelFolder.T5EncoderClass));
        using var network = BlockwiseNetwork.Open(blocks, Settings, 0);
        using var pass = network.Begin();
        using var ids = OrtValue.CreateTensorValueFromMemory<long>([5, 6, 1], [1, 3]);
        using var mask = OrtValue.CreateTensorValueFromMemory<long>([1, 1, 1], [1, 3]);
        var width = blocks.Last.Outputs[0].Shape[^1].Size!.Value;
        var values = new float[3 * width];
        using var result = OrtValue.CreateTensorValueFromMemory(values, [1, 3, width]);
        pass.BindInput("input_ids", ids);
        pass.BindInput("attention_mask", mask);
        pass.BindOutput(result);
        pass.Run(TestContext.Current.CancellationToken);
        float[] before = [.. values];
        Array.Clear(values);

        Assert.Throws<OperationCanceledException>(() => pass.Run(new CancellationToken(canceled: true)));
        Assert.All(values, value => Assert.Equal(0, value));
        pass.Run(TestContext.Current.CancellationToken);

        Assert.Equal(before, values);
    }

    private void Check(string name, CompiledGraph whole, CompiledBlocks blocks, Dictionary<string, OrtValue> inputs, float[] expected, long[] shape)
    {
        try
        {
            using var session = GraphSession.Open(whole, Settings);
            var together = Twice(session, inputs, shape);
            GoldenErrors.Check(output, $"{name}, whole", Closeness.RelativeError(expected, together), 1e-3);
            Assert.True(blocks.Weights.Length > 1);
            for (var resident = 0; resident <= blocks.Weights.Length; resident++)
            {
                using var network = BlockwiseNetwork.Open(blocks, Settings with { PrepackWeights = resident % 2 == 0 }, resident);
                var apart = Twice(network, inputs, shape);
                Assert.True(Closeness.RelativeError(together, apart) < 1e-5, $"{resident} blocks in memory give other values than the whole graph.");
                GoldenErrors.Check(output, $"{name}, {resident} of {blocks.Weights.Length} blocks in memory", Closeness.RelativeError(expected, apart), 1e-3);
            }
        }
        finally
        {
            foreach (var input in inputs.Values) input.Dispose();
        }
    }

    /// <summary>The second pass finds in the sets of weights what the first one left there.</summary>
    private static float[] Twice(INetwork network, Dictionary<string, OrtValue> inputs, long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        using var result = OrtValue.CreateTensorValueFromMemory(values, shape);
        using var pass = network.Begin();
        foreach (var (name, value) in inputs) pass.BindInput(name, value);
        pass.BindOutput(result);
        pass.Run(TestContext.Current.CancellationToken);
        float[] first = [.. values];
        pass.Run(TestContext.Current.CancellationToken);
        Assert.Equal(first, values);
        return first;
    }

    private static Dictionary<string, OrtValue> LtxInputs(Golden golden)
    {
        var batch = golden.Shape("hidden_states")[0];
        var inputs = new Dictionary<string, OrtValue>
        {
            ["hidden_states"] = Floats(golden, "hidden_states"),
            ["encoder_hidden_states"] = Floats(golden, "encoder_hidden_states"),
            ["timestep"] = Tensor([batch, 1], golden.Floats("timestep")),
        };
        if (golden.Names.Contains("rope.cos.grid"))
        {
            inputs["encoder_attention_mask"] = Floats(golden, "encoder_attention_mask");
            inputs["rope_cos"] = Floats(golden, "rope.cos.grid");
            inputs["rope_sin"] = Floats(golden, "rope.sin.grid");
            return inputs;
        }

        // One frame of 3 x 4 tokens, and no padding.
        const int width = 32;
        float[] coordinates = [.. Enumerable.Repeat(0f, 12), .. Enumerable.Range(0, 12).Select(token => token / 4 * 32f), .. Enumerable.Range(0, 12).Select(token => token % 4 * 32f)];
        var (cosines, sines) = (new float[12 * width], new float[12 * width]);
        LtxRotaryEmbedding.Fill(coordinates, width, cosines, sines);
        inputs["encoder_attention_mask"] = Tensor([1, 5], [1, 1, 1, 1, 1]);
        inputs["rope_cos"] = Tensor([1, 12, width], cosines);
        inputs["rope_sin"] = Tensor([1, 12, width], sines);
        return inputs;
    }

    /// <summary>diffusers has an entry for each channel, alike in pairs; the graph wants one for each pair.</summary>
    private static OrtValue WanTable(Golden golden, string name)
    {
        var shape = golden.Shape(name);
        return Tensor([shape[1], shape[3] / 2], [.. golden.Floats(name).Where((_, i) => i % 2 == 0)]);
    }

    private static OrtValue Floats(Golden golden, string name) => Tensor(golden.Shape(name), golden.Floats(name));

    private static OrtValue Tensor(long[] shape, float[] values) => OrtValue.CreateTensorValueFromMemory(values, shape);
}
