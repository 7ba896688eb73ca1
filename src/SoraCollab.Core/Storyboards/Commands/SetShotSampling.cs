namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes how a shot is denoised.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Steps">1 to 1,000 denoising steps, or null for the model's own.</param>
/// <param name="GuidanceScale">Guidance from 0 to 100, or null for the model's own.</param>
public sealed record SetShotSampling(ShotId ShotId, int? Steps, double? GuidanceScale) : StoryboardCommand;
