namespace SoraCollab.Training.Networks;

/// <summary>Sizes of a T5EncoderModel with gated GELU.</summary>
internal sealed record T5Shape(int Vocabulary, int Width = 160, int HeadWidth = 32, int Heads = 5, int FeedForward = 320, int Layers = 2)
{
    public int Buckets => 32;

    public int MaximumDistance => 128;
}
