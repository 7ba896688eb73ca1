using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Networks;

public sealed class PaddingGuardTests
{
    [Fact]
    public void Apply_TextWithPadding_GivesTheSameWordsWithAndWithoutMask()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var weights = new WeightSet();
        var shape = new T5Shape(Vocabulary: 50, Width: 64, HeadWidth: 16, Heads: 4, FeedForward: 96);
        var encoder = new T5Encoder(weights, "text.", shape);
        weights.Allocate(seed: 3);
        new PaddingGuard(weights, "text.", shape).Apply(weights.Values);
        long[] words = [7, 12, 33, 4, 1];
        var alone = encoder.Forward(tensor(words, [1, 5]), ones(1, 5), ScalarType.Float32);
        var padded = tensor([.. words, .. new long[59]], [1, 64]);

        var unmasked = encoder.Forward(padded, ones(1, 64), ScalarType.Float32).narrow(1, 0, 5);

        Assert.True((alone - unmasked).abs().max().ToDouble() < 1e-4);
    }
}
