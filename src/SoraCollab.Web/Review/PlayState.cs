namespace SoraCollab.Web.Review;

/// <summary>What a player does.</summary>
/// <param name="IsPlaying">Whether it plays.</param>
/// <param name="Frame">The frame shown when this was said, from 0.</param>
/// <param name="Speed">Times the clip's own speed.</param>
/// <param name="First">First frame of the marked range; null for none.</param>
/// <param name="Last">Last frame of the marked range; null for none.</param>
public sealed record PlayState(bool IsPlaying, int Frame, double Speed, int? First, int? Last)
{
    /// <summary>At the beginning, standing.</summary>
    public static PlayState Start { get; } = new(false, 0, 1, null, null);

    /// <summary>Whether a browser may say so.</summary>
    public bool IsSound => Frame >= 0 && Speed is >= 0.05 and <= 16 && First is null or >= 0 && Last is null or >= 0;
}
