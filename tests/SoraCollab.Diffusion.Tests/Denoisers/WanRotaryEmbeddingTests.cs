using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Denoisers;

public sealed class WanRotaryEmbeddingTests
{
    [Fact]
    public void Fill_GoldenGrid_GivesDiffusersTables()
    {
        using Golden golden = Golden.Load("wan/transformer_t2v");
        long[] shape = golden.Shape("hidden_states");
        int pairs = (int)golden.Shape("rope.0")[3] / 2;
        var (cosines, sines) = (new float[golden.Shape("rope.0")[1] * pairs], new float[golden.Shape("rope.0")[1] * pairs]);

        WanRotaryEmbedding.Fill((int)shape[2], (int)shape[3] / 2, (int)shape[4] / 2, 2 * pairs, cosines, sines);

        Assert.InRange(Closeness.RelativeError([.. golden.Floats("rope.0").Where((_, i) => i % 2 == 0)], cosines), 0, 1e-6);
        Assert.InRange(Closeness.RelativeError([.. golden.Floats("rope.1").Where((_, i) => i % 2 == 0)], sines), 0, 1e-6);
    }
}
