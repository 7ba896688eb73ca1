using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Architectures;

public sealed class ClipVisionCompilerTests(ITestOutputHelper output)
{
    [Fact]
    public void Compile_GoldenModel_GivesTransformersStateBeforeTheLastBlock()
    {
        using var golden = Golden.Load("wan/clip_vision");
        using var session = new GraphSession(ClipVisionCompiler.Compile(golden.Folder));

        var state = session.Run(new Dictionary<string, OrtValue>
        {
            ["pixel_values"] = GraphSession.Floats(golden.Shape("pixel_values"), golden.Floats("pixel_values")),
        })["hidden_states"];

        Assert.Equal(golden.Shape("hidden_states.-2"), state.Shape);
        GoldenErrors.Check(output, "wan/clip_vision: hidden_states.-2", Closeness.RelativeError(golden.Floats("hidden_states.-2"), state.Values), 1e-3);
    }
}
