using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.TextEncoders;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>A clip that is denoised and not yet decoded.</summary>
/// <param name="Latents">[C,F,H,W] normalised.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="Prompt">The prompt as the model read it.</param>
/// <param name="TextTime">Time for the prompts.</param>
/// <param name="DenoisingTime">Time for the steps that this run made.</param>
internal sealed record DenoisedVideo(float[] Latents, LatentShape Shape, PromptEmbedding Prompt, TimeSpan TextTime, TimeSpan DenoisingTime);
