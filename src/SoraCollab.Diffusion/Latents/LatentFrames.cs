namespace SoraCollab.Diffusion.Latents;

/// <summary>Pieces of latents [C,F,H,W] along time.</summary>
public static class LatentFrames
{
    /// <summary>Some consecutive latent frames, copied.</summary>
    /// <param name="latents">[C,F,H,W].</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <returns>[C,count,H,W].</returns>
    public static float[] Slice(ReadOnlySpan<float> latents, LatentShape shape, int first, int count)
    {
        var slice = new float[shape.Channels * count * shape.FrameTokenCount];
        Copy(latents, shape, first, slice, shape with { Frames = count }, 0, count);
        return slice;
    }

    /// <summary>Copies consecutive latent frames of one clip into another of the same rows, columns and channels.</summary>
    /// <param name="source">[C,F,H,W] to read.</param>
    /// <param name="sourceShape">Its shape.</param>
    /// <param name="first">The first latent frame to read.</param>
    /// <param name="target">[C,F,H,W] to write.</param>
    /// <param name="targetShape">Its shape.</param>
    /// <param name="at">The first latent frame to write.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">The clips differ in rows, columns or channels, or the frames are not there.</exception>
    public static void Copy(ReadOnlySpan<float> source, LatentShape sourceShape, int first, Span<float> target, LatentShape targetShape, int at, int count)
    {
        if (sourceShape with { Frames = targetShape.Frames } != targetShape || source.Length != sourceShape.ValueCount || target.Length != targetShape.ValueCount
            || first < 0 || at < 0 || count < 0 || first + count > sourceShape.Frames || at + count > targetShape.Frames)
        {
            throw new ArgumentException($"{count} latent frames from {first} of {sourceShape} do not fit into {targetShape} at {at}.");
        }

        int frame = sourceShape.FrameTokenCount;
        for (int channel = 0; channel < sourceShape.Channels; channel++)
        {
            source.Slice(((channel * sourceShape.Frames) + first) * frame, count * frame).CopyTo(target[(((channel * targetShape.Frames) + at) * frame)..]);
        }
    }
}
