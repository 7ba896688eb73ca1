using SoraCollab.Training.Networks;
using SoraCollab.Training.Tests.Goldens;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Networks;

public sealed class T5EncoderTests
{
    [Fact]
    public void Forward_PaddedLines_EqualsTransformers()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var golden = Golden.Read("t5", "golden");
        var weights = new WeightSet();
        var encoder = new T5Encoder(weights, "", new T5Shape(Vocabulary: 512, Width: 24, HeadWidth: 8, Heads: 3, FeedForward: 40));
        weights.Allocate(seed: 0);
        weights.Load(Golden.Read("t5", "model"));

        var lines = tensor(new long[] { 0, 4, 8 }); // the lines whose outputs were kept

        var output = encoder.Forward(golden["input_ids"][lines].to(ScalarType.Int64), golden["attention_mask"][lines], ScalarType.Float32);

        Assert.True(Golden.Error(golden["last_hidden_state"], output) < 2e-5);
    }
}
