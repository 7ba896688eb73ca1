using SoraCollab.Training.Networks;

namespace SoraCollab.Training.Datasets;

/// <summary>Size of the clips of a set.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Frames">4k+1.</param>
/// <param name="FramesPerSecond">Of the clip when it is shown.</param>
/// <param name="Pace">
/// Seconds of the world that pass in one second of the clip. In a small, short clip at the world's own pace a subject hardly moves:
/// a model learns the words for movement sooner from clips in which there is more of it.
/// </param>
internal sealed record ClipFormat(int Width, int Height, int Frames, int FramesPerSecond, double Pace = 1)
{
    /// <summary>Frames drawn for each second of the world.</summary>
    public double FramesPerWorldSecond => FramesPerSecond / Pace;

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

        if (Pace is not (>= 0.1 and <= 10))
        {
            throw new ArgumentException($"A clip's pace must be between 0.1 and 10, not {Pace}.");
        }
    }
}
