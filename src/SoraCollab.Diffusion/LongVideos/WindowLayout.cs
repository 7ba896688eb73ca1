namespace SoraCollab.Diffusion.LongVideos;

/// <summary>What windows are planned from. All counts are latent frames.</summary>
public sealed record WindowLayout
{
    /// <summary>The whole clip, with what is known at both ends.</summary>
    public required int Length { get; init; }

    /// <summary>Most that are denoised at once.</summary>
    public required int Window { get; init; }

    /// <summary>How many before those that it makes a window sees, beside the picture that it begins with; less where the window is short.</summary>
    public int Overlap { get; init; }

    /// <summary>How many are known at the beginning.</summary>
    public int KnownBefore { get; init; }

    /// <summary>How many are known at the end.</summary>
    public int KnownAfter { get; init; }

    /// <summary>Places across which no window makes frames, such as those where the prompt changes; in rising order.</summary>
    public IReadOnlyList<int> Breaks { get; init; } = [];
}
