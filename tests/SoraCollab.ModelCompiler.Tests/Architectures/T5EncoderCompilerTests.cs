using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Architectures;

public sealed class T5EncoderCompilerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("text/t5")]
    [InlineData("text/umt5")]
    public void Compile_GoldenModel_GivesTransformersHiddenState(string name)
    {
        using var golden = Golden.Load(name);
        using var session = new GraphSession(T5EncoderCompiler.Compile(Path.Combine(golden.Folder, "text_encoder")));
        var lines = golden.Values.GetProperty("encoded_lines").EnumerateArray().Select(line => line.GetInt32()).ToArray();
        var length = golden.Shape("input_ids")[1];
        long[] Rows(string tensor) => [.. lines.SelectMany(line => golden.Integers(tensor).Skip(line * (int)length).Take((int)length))];

        var state = session.Run(new Dictionary<string, OrtValue>
        {
            ["input_ids"] = GraphSession.Integers([lines.Length, length], Rows("input_ids")),
            ["attention_mask"] = GraphSession.Integers([lines.Length, length], Rows("attention_mask")),
        })["last_hidden_state"];

        Assert.Equal(golden.Shape("last_hidden_state"), state.Shape);
        GoldenErrors.Check(output, $"{name}: last_hidden_state", Closeness.RelativeError(golden.Floats("last_hidden_state"), state.Values), 1e-4);
    }
}
