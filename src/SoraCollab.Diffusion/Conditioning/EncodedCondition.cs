using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Conditioning;

/// <summary>A condition in the transformer's terms.</summary>
/// <param name="Tokens">[F·H·W,C] normalised latents.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="Strength">How firmly they hold, above 0 to 1.</param>
/// <param name="Beside">The first of these latent frames that stand beside the clip.</param>
/// <param name="FrameIndex">The frame of the clip at which those begin.</param>
/// <param name="LatentFrame">The latent frame of the clip that the first of the others replaces.</param>
internal sealed record EncodedCondition(float[] Tokens, LatentShape Shape, float Strength, int Beside, int FrameIndex, int LatentFrame);
