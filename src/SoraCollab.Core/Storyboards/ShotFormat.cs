namespace SoraCollab.Core.Storyboards;

/// <summary>The frame and length of a shot. <see cref="ShotFormatRules"/> says what any studio accepts; a model narrows it.</summary>
/// <param name="Width">Width of a frame in pixels.</param>
/// <param name="Height">Height of a frame in pixels.</param>
/// <param name="FrameCount">Number of frames, the first included.</param>
/// <param name="FrameRate">Frames per second of playback.</param>
public sealed record ShotFormat(int Width, int Height, int FrameCount, double FrameRate)
{
    /// <summary>The format of a storyboard's first shot unless its maker says otherwise: 256 x 160, 25 frames at 12 per second.</summary>
    public static ShotFormat Default { get; } = new(256, 160, 25, 12);

    /// <summary>How long the shot plays: frames divided by frames per second.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(FrameCount / FrameRate);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Width} x {Height}, {FrameCount} frames at {FrameRate} per second");
}
