namespace SoraCollab.Core.Storyboards;

/// <summary>How a shot is denoised.</summary>
/// <param name="Steps">Number of denoising steps, or null for the model's own.</param>
/// <param name="GuidanceScale">Strength of guidance, or null for the model's own.</param>
public sealed record ShotSampling(int? Steps, double? GuidanceScale);
