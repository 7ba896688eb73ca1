using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Conditioning;

/// <summary>A condition in the transformer's terms.</summary>
/// <param name="Tokens">[F·H·W,C] normalised latents.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="FrameIndex">The frame of the clip at which they begin.</param>
/// <param name="Strength">How firmly they hold, above 0 to 1.</param>
internal sealed record EncodedCondition(float[] Tokens, LatentShape Shape, int FrameIndex, float Strength);
