namespace SoraCollab.Diffusion.Conditioning;

/// <summary>
/// Known frames that a clip is made around: a picture that begins it, the end of a clip that it continues, a keyframe. They
/// are given as pictures, which are encoded, or as latents, which are taken as they are. At frame 0 they replace the clip's own
/// latents; pictures elsewhere stand as the model's <see cref="ConditionPlacement"/> says, latents always in place.
/// </summary>
public sealed record FrameCondition
{
    /// <summary>[frames, height, width, 3] bytes of the size that is generated; null where latents are given.</summary>
    public byte[]? Rgb24 { get; init; }

    /// <summary>[C,F,H,W] normalised latents, such as those of an earlier result; null where pictures are given.</summary>
    public float[]? Latents { get; init; }

    /// <summary>How many pictures: 1, or a multiple of the model's frame multiple plus one. Of no meaning with latents.</summary>
    public int FrameCount { get; init; } = 1;

    /// <summary>
    /// The frame of the clip that the first of them is. Pictures begin at a multiple of the model's frame multiple. Latents begin
    /// at 0, where the first of them stands for one frame, or at a multiple plus one, where each stands for as many as the multiple.
    /// </summary>
    public int FrameIndex { get; init; }

    /// <summary>How firmly they hold, above 0 to 1; at 1 they stay as they are.</summary>
    public double Strength { get; init; } = 1;
}
