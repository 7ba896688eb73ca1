using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Architectures;

public sealed class LtxTransformerCompilerTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("ltx/transformer_inner32", "grid", false)]
    [InlineData("ltx/transformer_inner32", "coords", true)]
    [InlineData("ltx/transformer_inner48", "grid", false)]
    [InlineData("ltx/transformer_inner48", "coords", true)]
    public void Compile_GoldenModel_GivesDiffusersVelocity(string name, string rope, bool perToken)
    {
        using var golden = Golden.Load(name);
        using var session = new GraphSession(LtxTransformerCompiler.Compile(golden.Folder));
        var timestep = perToken ? "timestep_per_token" : "timestep";
        var expected = perToken ? "out.coords_per_token" : "out.grid";

        var velocity = session.Run(Inputs(golden, rope, golden.Shape(timestep) is [var batch] ? [batch, 1] : golden.Shape(timestep), golden.Floats(timestep)))["velocity"];

        Assert.Equal(golden.Shape(expected), velocity.Shape);
        GoldenErrors.Check(output, $"{name}: {expected}", Closeness.RelativeError(golden.Floats(expected), velocity.Values), Tolerance);
    }

    [Fact]
    public void Compile_SameTimestepForEveryToken_GivesWhatOneTimestepGives()
    {
        using var golden = Golden.Load("ltx/transformer_inner32");
        using var session = new GraphSession(LtxTransformerCompiler.Compile(golden.Folder));
        var timestep = golden.Floats("timestep");
        var tokens = golden.Shape("hidden_states")[1];
        float[] repeated = [.. timestep.SelectMany(value => Enumerable.Repeat(value, (int)tokens))];

        var velocity = session.Run(Inputs(golden, "grid", [timestep.Length, tokens], repeated))["velocity"];

        Assert.True(Closeness.RelativeError(golden.Floats("out.grid"), velocity.Values) < Tolerance);
    }

    [Fact]
    public void Compile_OneRotaryTableForTheBatch_IsBroadcast()
    {
        using var golden = Golden.Load("ltx/transformer_inner32");
        using var session = new GraphSession(LtxTransformerCompiler.Compile(golden.Folder));
        var inputs = Inputs(golden, "grid", [2, 1], golden.Floats("timestep"));
        foreach (var name in new[] { "cos", "sin" })
        {
            var shape = golden.Shape($"rope.{name}.grid");
            var table = golden.Floats($"rope.{name}.grid");
            inputs[$"rope_{name}"].Dispose();
            inputs[$"rope_{name}"] = GraphSession.Floats([1, shape[1], shape[2]], table[..(table.Length / 2)]);
        }

        var velocity = session.Run(inputs)["velocity"];

        Assert.True(Closeness.RelativeError(golden.Floats("out.grid"), velocity.Values) < Tolerance);
    }

    [Fact]
    public void Compile_BFloat16Shards_GivesDiffusersVelocity()
    {
        using var golden = Golden.Load("ltx/transformer_bf16_file");
        using var session = new GraphSession(LtxTransformerCompiler.Compile(golden.Folder));
                var (cos, sin) = RotaryTables.FromGrid(1, 3, 4, [0.32, 32, 32], channels: 32);
        var inputs = new Dictionary<string, OrtValue>
        {
            ["hidden_states"] = GraphSession.Floats(golden.Shape("hidden_states"), golden.Floats("hidden_states")),
            ["encoder_hidden_states"] = GraphSession.Floats(golden.Shape("encoder_hidden_states"), golden.Floats("encoder_hidden_states")),
            ["encoder_attention_mask"] = GraphSession.Floats([1, 5], [1, 1, 1, 1, 1]),
            ["timestep"] = GraphSession.Floats([1, 1], golden.Floats("timestep")),
            ["rope_cos"] = GraphSession.Floats([1, 12, 32], cos),
            ["rope_sin"] = GraphSession.Floats([1, 12, 32], sin),
        };

        var velocity = session.Run(inputs)["velocity"];

        GoldenErrors.Check(output, "ltx/transformer_bf16_file: out", Closeness.RelativeError(golden.Floats("out"), velocity.Values), Tolerance);
    }

    [Theory]
    [InlineData("ltx/transformer_inner32")]
    [InlineData("ltx/transformer_inner48")]
    public void Compile_Int8_StaysNearDiffusersVelocity(string name)
    {
        using var golden = Golden.Load(name);
        using var session = new GraphSession(LtxTransformerCompiler.Compile(golden.Folder, WeightPrecision.Int8));

        var velocity = session.Run(Inputs(golden, "grid", [2, 1], golden.Floats("timestep")))["velocity"];

        GoldenErrors.Check(output, $"{name}: out.grid, 8-bit weights", Closeness.RelativeError(golden.Floats("out.grid"), velocity.Values), 0.05);
    }

    private static Dictionary<string, OrtValue> Inputs(Golden golden, string rope, long[] timestepShape, float[] timestep)
    {
        OrtValue Input(string name) => GraphSession.Floats(golden.Shape(name), golden.Floats(name));
        return new Dictionary<string, OrtValue>
        {
            ["hidden_states"] = Input("hidden_states"),
            ["encoder_hidden_states"] = Input("encoder_hidden_states"),
            ["encoder_attention_mask"] = Input("encoder_attention_mask"),
            ["timestep"] = GraphSession.Floats(timestepShape, timestep),
            ["rope_cos"] = Input($"rope.cos.{rope}"),
            ["rope_sin"] = Input($"rope.sin.{rope}"),
        };
    }
}
