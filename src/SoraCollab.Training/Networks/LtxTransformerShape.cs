namespace SoraCollab.Training.Networks;

/// <summary>Sizes of an LTXVideoTransformer3DModel.</summary>
/// <param name="Channels">Latent channels in and out.</param>
/// <param name="Width">Channels inside, all heads together.</param>
/// <param name="TextWidth">Channels of the text encoder's outputs.</param>
internal sealed record LtxTransformerShape(int Channels = 128, int Width = 192, int Heads = 6, int Layers = 6, int TextWidth = 160);
