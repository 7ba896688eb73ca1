using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Conditioning;

/// <summary>Where a generation's noise comes from.</summary>
/// <param name="stream">What it is for.</param>
/// <param name="draw">Which of the draws for that, from 0.</param>
/// <param name="target">Filled with values of mean 0 and variance 1.</param>
public delegate void NoiseSource(NoiseStream stream, int draw, Span<float> target);
