namespace SoraCollab.Core.Storyboards.Events;

/// <summary>How a shot is denoised changed.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">The values before.</param>
/// <param name="After">The values now.</param>
public sealed record ShotSamplingChanged(ShotId ShotId, ShotSampling Before, ShotSampling After) : StoryboardEvent;
