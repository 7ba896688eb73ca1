using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Architectures;

public sealed class WanTransformerCompilerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("t2v")]
    [InlineData("i2v_clip")]
    [InlineData("ti2v")]
    public void Compile_GoldenModel_GivesDiffusersVelocity(string kind)
    {
        using var golden = Golden.Load($"wan/transformer_{kind}");
        using var session = new GraphSession(WanTransformerCompiler.Compile(golden.Folder));
        var shape = golden.Shape("hidden_states");
        var times = golden.Integers("timestep").Select(time => (float)time).ToArray();
        var inputs = new Dictionary<string, OrtValue>
        {
            ["hidden_states"] = GraphSession.Floats(shape, golden.Floats("hidden_states")),
            ["encoder_hidden_states"] = GraphSession.Floats(golden.Shape("encoder_hidden_states"), golden.Floats("encoder_hidden_states")),
            ["timestep"] = GraphSession.Floats([shape[0], times.Length / shape[0]], times),
            ["rope_cos"] = Table(golden, "rope.0"),
            ["rope_sin"] = Table(golden, "rope.1"),
        };
        if (kind == "i2v_clip")
        {
            inputs["encoder_hidden_states_image"] = GraphSession.Floats(golden.Shape("encoder_hidden_states_image"), golden.Floats("encoder_hidden_states_image"));
        }

        var velocity = session.Run(inputs)["velocity"];

        Assert.Equal(golden.Shape("out"), velocity.Shape);
        GoldenErrors.Check(output, $"wan/transformer_{kind}: out", Closeness.RelativeError(golden.Floats("out"), velocity.Values), 1e-3);
    }

    /// <summary>diffusers has an entry for each channel, alike in pairs; the graph wants one for each pair.</summary>
    private static OrtValue Table(Golden golden, string name)
    {
        var shape = golden.Shape(name);
        return GraphSession.Floats([shape[1], shape[3] / 2], [.. golden.Floats(name).Where((_, i) => i % 2 == 0)]);
    }
}
