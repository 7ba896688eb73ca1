using SoraCollab.Training.Networks;

namespace SoraCollab.Training.Datasets;

/// <summary>Size of the clips of a set.</summary>
internal sealed record ClipFormat(int Width, int Height, int Frames, int FramesPerSecond)
{
    public int LatentFrames => ((Frames - 1) / LtxCompression.Time) + 1;

    /// <summary>Latent tokens of one frame.</summary>
    public int Places => (Width / LtxCompression.Space) * (Height / LtxCompression.Space);

    public int Tokens => LatentFrames * Places;

    /// <exception cref="ArgumentException">The autoencoder cannot take such clips.</exception>
    public void Check()
    {
        if (Width % LtxCompression.Space != 0 || Height % LtxCompression.Space != 0 || Width <= 0 || Height <= 0)
        {
            throw new ArgumentException($"A clip of {Width}x{Height} cannot be encoded: both sides must be multiples of {LtxCompression.Space}.");
        }

        if (Frames < 1 || (Frames - 1) % LtxCompression.Time != 0)
        {
            throw new ArgumentException($"A clip of {Frames} frames cannot be encoded: it must have 4k+1, as 1, 5, 9 or 17.");
        }

        if (FramesPerSecond < 1)
        {
            throw new ArgumentException($"A clip needs at least 1 frame a second, not {FramesPerSecond}.");
        }
    }
}
