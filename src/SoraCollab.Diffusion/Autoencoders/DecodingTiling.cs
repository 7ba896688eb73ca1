namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>
/// The tiles in which clips are decoded. Neighbours overlap and are blended, so memory stays that of one tile; a clip
/// no larger than a tile is decoded at once. The rules are those of diffusers' tiled decoding: a tile in time takes one
/// latent frame more than its length, and tiles after the first lose their last frame.
/// </summary>
public sealed record DecodingTiling
{
    /// <summary>Height and width of a tile in pixels.</summary>
    public int Size { get; init; } = 512;

    /// <summary>Pixels from one tile to the next.</summary>
    public int Stride { get; init; } = 448;

    /// <summary>Frames of a tile.</summary>
    public int Frames { get; init; } = 64;

    /// <summary>Frames from one tile to the next; 0 never divides in time.</summary>
    public int FrameStride { get; init; } = 48;

    /// <summary>Checks the values against an autoencoder's ratios.</summary>
    /// <exception cref="ArgumentException">A value is no multiple of the ratio, or a stride leaves gaps.</exception>
    public void Check(Models.CompressionRatios ratios)
    {
        if (Size % ratios.Space != 0 || Stride % ratios.Space != 0 || Stride <= 0 || Stride > Size)
        {
            throw new ArgumentException($"Tiles of {Size} pixels every {Stride}: both must be multiples of {ratios.Space}, the stride above 0 and at most the size.");
        }

        if (Frames % ratios.Time != 0 || FrameStride % ratios.Time != 0 || FrameStride < 0 || FrameStride > Frames)
        {
            throw new ArgumentException($"Tiles of {Frames} frames every {FrameStride}: both must be multiples of {ratios.Time}, the stride at most the length.");
        }
    }
}
