namespace SoraCollab.Diffusion.Conditioning;

/// <summary>
/// Known frames that a clip is made around: a picture that begins it, the end of a clip that it continues, a keyframe.
/// At frame 0 they replace the clip's own latents; elsewhere they guide from beside it.
/// </summary>
public sealed record FrameCondition
{
    /// <summary>[frames, height, width, 3] bytes of the size that is generated.</summary>
    public required byte[] Rgb24 { get; init; }

    /// <summary>How many frames: 1, or a multiple of the model's frame multiple plus one.</summary>
    public int FrameCount { get; init; } = 1;

    /// <summary>The frame of the clip that the first of them is; a multiple of the model's frame multiple.</summary>
    public int FrameIndex { get; init; }

    /// <summary>How firmly they hold, above 0 to 1; at 1 they stay as they are.</summary>
    public double Strength { get; init; } = 1;
}
