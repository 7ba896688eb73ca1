using SoraCollab.Training.World;

namespace SoraCollab.Training.Datasets;

/// <summary>What the clips of a set of pixels are.</summary>
/// <param name="Clip">Their size.</param>
/// <param name="Part">Name of the part of the world that they show.</param>
/// <param name="Pairs">Which pairs of attributes they have.</param>
/// <param name="Shrink">They were drawn larger by this and averaged down.</param>
internal sealed record PixelFormat(ClipFormat Clip, string Part, ScenePairs Pairs, int Shrink)
{
    /// <summary>Pixels along each side of a cell of the subject's mask.</summary>
    public const int MaskCell = 4;

    /// <summary>Bytes of one clip's pixels.</summary>
    public int PixelCount => Clip.Frames * Clip.Height * Clip.Width * 3;

    /// <summary>Bytes of one clip's mask.</summary>
    public int MaskCount => Clip.Frames * (Clip.Height / MaskCell) * (Clip.Width / MaskCell);

    /// <summary>The scene of a seed.</summary>
    public Scene Scene(uint seed) => TrainingScenes.Of(seed, Pairs, WorldPart.Named(Part));
}
