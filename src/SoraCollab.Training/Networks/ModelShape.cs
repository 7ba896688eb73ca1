namespace SoraCollab.Training.Networks;

/// <summary>Sizes of the trained networks.</summary>
internal sealed record ModelShape(LtxTransformerShape Transformer, T5Shape Text)
{
    /// <summary>The bundled model: 4.0 M and 0.6 M parameters, small enough to lie in the repository.</summary>
    public static ModelShape Bundled { get; } = new(new LtxTransformerShape(), new T5Shape(Vocabulary: 1408, FeedForward: 256));
}
