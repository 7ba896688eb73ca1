namespace SoraCollab.Training.Networks;

/// <summary>What the bundled model's autoencoder packs into one latent token.</summary>
internal static class LtxCompression
{
    /// <summary>Pixels a side.</summary>
    public const int Space = 16;

    /// <summary>Frames, but for the first, which stands alone.</summary>
    public const int Time = 4;

    /// <summary>Channels of a token.</summary>
    public const int Channels = 128;
}
