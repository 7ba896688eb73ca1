using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>Latents of known frames: their own where they lie on the grid, else encoded.</summary>
/// <param name="codec">The model's codec.</param>
/// <param name="picture">The latents of one picture.</param>
/// <param name="ratio">Pictures of a latent frame.</param>
/// <param name="space">Pixels of a cell along each side.</param>
internal sealed class FrameLatents(LatentCodec codec, LatentShape picture, int ratio, int space)
{
    /// <summary>Latents of the clip that begins with a frame: one for that frame, then <paramref name="count"/> - 1 for the following ones.</summary>
    public float[] Clip(KnownFrames frames, int first, int count, CancellationToken cancellationToken)
    {
        LatentShape shape = picture with { Frames = count };
        int at = frames.LatentsFrom + first;
        if (at == 0 && Own(frames, 0, count) is { } whole)
        {
            return whole;
        }

        if (count == 1 || at % ratio != 0 || Own(frames, (at / ratio) + 1, count - 1) is not { } rest)
        {
            return Encode(frames.Copy(first, ((count - 1) * ratio) + 1), ((count - 1) * ratio) + 1, cancellationToken);
        }

        var latents = new float[shape.ValueCount];
        LatentFrames.Copy(Encode(frames.Copy(first, 1), 1, cancellationToken), picture, 0, latents, shape, 0, 1);
        LatentFrames.Copy(rest, picture with { Frames = count - 1 }, 0, latents, shape, 1, count - 1);
        return latents;
    }

    /// <summary>Latent frames that begin within a clip: each for <c>ratio</c> frames from a frame on.</summary>
    public float[] Within(KnownFrames frames, int first, int count, CancellationToken cancellationToken)
    {
        int at = frames.LatentsFrom + first - 1;
        if (first >= 0 && at >= 0 && at % ratio == 0 && Own(frames, (at / ratio) + 1, count) is { } own)
        {
            return own;
        }

        // The frame before them stands in for all that comes before; where there is none, their first does.
        float[] latents = Encode(frames.Copy(first - 1, (count * ratio) + 1), (count * ratio) + 1, cancellationToken);
        return LatentFrames.Slice(latents, picture with { Frames = count + 1 }, 1, count);
    }

    /// <summary>Latents of pictures: [C,F,H,W] of a multiple of the ratio plus one.</summary>
    public float[] Encode(ReadOnlySpan<byte> rgb24, int frames, CancellationToken cancellationToken) =>
        codec.Encode(rgb24, picture.Columns * space, picture.Rows * space, frames, cancellationToken);

    private float[]? Own(KnownFrames frames, int first, int count)
    {
        int have = frames.Latents is { } latents ? latents.Length / picture.ValueCount : 0;
        return first + count <= have ? LatentFrames.Slice(frames.Latents, picture with { Frames = have }, first, count) : null;
    }
}
