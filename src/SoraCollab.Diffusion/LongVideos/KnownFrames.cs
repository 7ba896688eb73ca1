namespace SoraCollab.Diffusion.LongVideos;

/// <summary>Frames that are known: those of a clip that is gone on from, run into, or made anew.</summary>
/// <param name="Rgb24">[frames, height, width, 3] bytes of the size that is generated.</param>
/// <param name="FrameCount">How many, 1 or more.</param>
/// <param name="Latents">
/// [C,F,H,W] normalised latents of these frames from the first on, made by the same model; null where there are none. They are
/// used wherever they lie as the model needs them, and elsewhere the frames are encoded.
/// </param>
public sealed record KnownFrames(ReadOnlyMemory<byte> Rgb24, int FrameCount, float[]? Latents = null)
{
    /// <summary>Which frame of the latents' clip the first of these is.</summary>
    public int LatentsFrom { get; init; }

    /// <summary>Bytes of one frame.</summary>
    public int FrameBytes => Rgb24.Length / FrameCount;

    /// <summary>One frame; before the first comes the first, after the last the last.</summary>
    public ReadOnlySpan<byte> Frame(int index) => Rgb24.Span.Slice(Math.Clamp(index, 0, FrameCount - 1) * FrameBytes, FrameBytes);

    /// <summary>Some consecutive frames, with the latents of all.</summary>
    public KnownFrames Part(int first, int count) =>
        this with { Rgb24 = Rgb24.Slice(first * FrameBytes, count * FrameBytes), FrameCount = count, LatentsFrom = LatentsFrom + first };

    /// <summary>Consecutive frames, copied; beyond the ends the first or last is repeated.</summary>
    public byte[] Copy(int first, int count)
    {
        var frames = new byte[count * FrameBytes];
        for (int i = 0; i < count; i++)
        {
            Frame(first + i).CopyTo(frames.AsSpan(i * FrameBytes));
        }

        return frames;
    }
}
